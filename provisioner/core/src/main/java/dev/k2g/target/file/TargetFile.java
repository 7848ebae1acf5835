package dev.k2g.target.file;

import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.Endpoints;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a target file says, with every reference replaced.
 *
 * @param file where it was read from
 * @param endpoints what can be reached
 * @param parameters other values for parameters of the recipe, by name
 * @param aura how to wake the instance, where the file says so
 */
public record TargetFile(Path file, Endpoints endpoints, Map<String, String> parameters, Optional<AuraAccess> aura) {

    /** Copies the map. */
    public TargetFile {
        parameters = Map.copyOf(parameters);
    }
}
