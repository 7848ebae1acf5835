package dev.k2g.twin.stream;

import dev.k2g.failure.InvalidInputException;

import java.util.OptionalLong;

/**
 * How a stream behaves.
 *
 * @param port where it listens; 0 for any free port
 * @param rate messages a second
 * @param repeat whether the recording begins again at its end, so that messages never cease
 * @param breakAfter after how many messages each connection breaks off, in the middle of the next one
 * @param twiceEvery which messages are sent twice: every so-manyth
 */
public record StreamOptions(int port, double rate, boolean repeat, OptionalLong breakAfter, OptionalLong twiceEvery) {

    private static final int LAST_PORT = 65_535;

    /** @throws InvalidInputException when a number is none that can be */
    public StreamOptions {
        require(port >= 0 && port <= LAST_PORT, "--port " + port, "a port from 0 (any free one) to " + LAST_PORT);
        require(rate > 0 && Double.isFinite(rate), "--rate " + rate, "messages a second, more than 0");
        breakAfter.ifPresent(n -> require(n >= 0, "--break-after " + n, "a count of messages"));
        twiceEvery.ifPresent(n -> require(n >= 1, "--twice-every " + n, "a count of messages, at least 1"));
    }

    private static void require(boolean right, String given, String expected) {
        if (!right) {
            throw new InvalidInputException(given + " cannot be.", "Give " + expected + ".");
        }
    }
}
