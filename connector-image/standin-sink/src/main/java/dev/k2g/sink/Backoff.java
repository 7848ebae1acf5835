package dev.k2g.sink;

import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: 0.2 s, doubling to 10 s, half of each at random so that tasks do not keep in step. */
final class Backoff {

    private static final long SHORTEST = 200;
    private static final long LONGEST = 10_000;

    private long next = SHORTEST;

    /** The next pause, in milliseconds. */
    long next() {
        long pause = next / 2 + ThreadLocalRandom.current().nextLong(next / 2 + 1);
        next = Math.min(LONGEST, next * 2);
        return pause;
    }

    /** Starts again with the shortest pause. */
    void reset() {
        next = SHORTEST;
    }
}
