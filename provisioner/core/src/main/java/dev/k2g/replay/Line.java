package dev.k2g.replay;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One line as it was read, without its line end. */
final class Line {

    /** The longest line that is parsed ahead, in bytes: trees of longer ones would fill the memory while they wait. */
    private static final int PARSED_AHEAD = 64 * 1024;

    private final long number;
    private final byte[] bytes;
    private final boolean cutOff;
    private @Nullable JsonNode message;
    private @Nullable RejectedLineException rejection;

    /**
     * @param number counted from 1 over the whole run
     * @param bytes its bytes, handed over
     * @param cutOff whether the line was longer than can be held, so that these are its first bytes only
     */
    Line(long number, byte[] bytes, boolean cutOff) {
        this.number = number;
        this.bytes = bytes;
        this.cutOff = cutOff;
    }

    long number() {
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean cutOff() {
        return cutOff;
    }

    /** Whether there is nothing but white space on it. */
    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return !cutOff;
    }

    /** Parses it before it is asked for: the thread that reads has time while the one that maps and sends has none. */
    void parseAhead(MessageParser parser) {
        if (bytes.length > PARSED_AHEAD || isBlank()) {
            return;
        }
        try {
            message = parser.parse(this);
        } catch (RejectedLineException e) {
            rejection = e;
        }
    }

    /**
     * The message on it.
     *
     * @throws RejectedLineException when there is none
     */
    JsonNode message(MessageParser parser) {
        if (rejection != null) {
            throw rejection;
        }
        return message == null ? parser.parse(this) : message;
    }
}
