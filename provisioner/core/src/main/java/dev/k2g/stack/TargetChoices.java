package dev.k2g.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may choose about a target. Each kind reads what it knows.
 *
 * @param environment environment variables, and options of the command line under the names of these
 * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
 */
public record TargetChoices(Map<String, String> environment, Optional<Path> officialSink) {

    /** Copies the map. */
    public TargetChoices {
        environment = Map.copyOf(environment);
    }

    /** The value of a variable; none when it is blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
