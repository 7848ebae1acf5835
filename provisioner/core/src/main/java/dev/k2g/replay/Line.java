package dev.k2g.replay;

import java.nio.charset.StandardCharsets;

/** One line as it was read, without its line end. */
final class Line {

    private final long number;
    private final byte[] bytes;
    private final boolean cutOff;

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

    @Override
    public String toString() {
        return number + ": " + new String(bytes, StandardCharsets.UTF_8);
    }
}
