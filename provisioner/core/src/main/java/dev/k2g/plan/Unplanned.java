package dev.k2g.plan;

import java.util.List;

/**
 * Resources of which nothing can be said, since their server does not answer or refuses.
 *
 * @param kind their kind
 * @param names their names in the recipe
 * @param problem what was wrong, as a sentence
 * @param remedy what to do, as a sentence, or empty
 */
public record Unplanned(ResourceKind kind, List<String> names, String problem, String remedy) {

    /** Copies the list. */
    public Unplanned {
        names = List.copyOf(names);
    }
}
