package dev.k2g.connect;

import java.util.List;

/**
 * What a worker says of a connector's configuration.
 *
 * @param problems what is wrong, empty when nothing is; without values, which may be secret
 */
public record ConfigValidation(List<Problem> problems) {

    /** Copies the list. */
    public ConfigValidation {
        problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param key the configuration key
     * @param message what the worker says, redacted
     */
    public record Problem(String key, String message) {}
}
