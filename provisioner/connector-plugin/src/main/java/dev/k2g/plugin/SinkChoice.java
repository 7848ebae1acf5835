package dev.k2g.plugin;

import dev.k2g.failure.InvalidInputException;

import java.util.Map;
import java.util.Optional;

/** The sinks that a worker of this machine can have, as users name them. */
public enum SinkChoice {
    /** The connector of the recipe's plugin. */
    official,
    /** The one that k2g brings along. */
    standin;

    /** The environment variable that chooses one for all calls. */
    public static final String VARIABLE = "K2G_SINK";

    /**
     * What the environment chooses, if anything.
     *
     * @throws InvalidInputException when it names no sink
     */
    public static Optional<SinkChoice> in(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(name -> !name.isBlank())
                .map(SinkChoice::named);
    }

    private static SinkChoice named(String name) {
        for (SinkChoice sink : values()) {
            if (sink.name().equals(name)) {
                return sink;
            }
        }
        throw new InvalidInputException(
                VARIABLE + " is '" + name + "', which is no sink.", "Set it to official or standin, or unset it.");
    }
}
