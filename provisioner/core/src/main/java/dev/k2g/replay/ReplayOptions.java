package dev.k2g.replay;

import dev.k2g.failure.InvalidInputException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How fast and how long a replay runs, and where it keeps what it rejects.
 *
 * @param rate messages a second, or as fast as it goes
 * @param atMost how long to read; what was read by then is still sent
 * @param limit how many messages at most
 * @param rejects the file for rejected lines and records; they are only counted without one. It is made, or begun anew,
 *     when there is something to write, and readable by its owner alone
 */
public record ReplayOptions(
        OptionalDouble rate, Optional<Duration> atMost, OptionalLong limit, Optional<Path> rejects) {

    /**
     * Checks the values.
     *
     * @throws InvalidInputException when one is not greater than zero
     */
    public ReplayOptions {
        if (rate.isPresent() && !(rate.getAsDouble() > 0 && Double.isFinite(rate.getAsDouble()))) {
            throw notPositive("rate", "messages a second");
        }
        if (atMost.isPresent() && (atMost.get().isZero() || atMost.get().isNegative())) {
            throw notPositive("time", "seconds");
        }
        if (limit.isPresent() && limit.getAsLong() <= 0) {
            throw notPositive("limit", "messages");
        }
    }

    /** Everything, as fast as it goes. */
    public static ReplayOptions unlimited() {
        return new ReplayOptions(OptionalDouble.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** The same, keeping what is rejected in this file. */
    public ReplayOptions withRejects(Path file) {
        return new ReplayOptions(rate, atMost, limit, Optional.of(file));
    }

    private static InvalidInputException notPositive(String name, String unit) {
        return new InvalidInputException(
                "The " + name + " of a replay must be greater than 0 " + unit + ".", "Leave it out for no bound.");
    }
}
