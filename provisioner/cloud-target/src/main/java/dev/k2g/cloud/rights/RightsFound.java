package dev.k2g.cloud.rights;

import java.util.List;

/**
 * What could be found out about rights that are needed.
 *
 * @param missing those that are lacking
 * @param unknown those of which it cannot be known
 */
public record RightsFound(List<Right> missing, List<Right> unknown) {

    /** Copies the lists. */
    public RightsFound {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
    }
}
