package dev.k2g.replay;

import java.util.OptionalDouble;

/** Spaces messages evenly. A short delay is caught up with, a long one (a silent stream) is not. */
final class RateLimiter {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long CAUGHT_UP_WITH_NANOS = NANOS_PER_SECOND / 5;

    private final double interval;
    private final long origin;
    private double due;

    /**
     * @param rate messages a second, or no bound
     * @param now {@link System#nanoTime()}
     */
    RateLimiter(OptionalDouble rate, long now) {
        this.interval = rate.isPresent() ? NANOS_PER_SECOND / rate.getAsDouble() : 0;
        this.origin = now;
    }

    /**
     * Takes the next place.
     *
     * @param now {@link System#nanoTime()}
     * @return how many nanoseconds from now it is, zero or less when its time has come
     */
    long next(long now) {
        double sinceOrigin = now - origin;
        if (interval == 0) {
            return 0;
        }
        double place = Math.max(due, sinceOrigin - CAUGHT_UP_WITH_NANOS);
        due = place + interval;
        return (long) (place - sinceOrigin);
    }
}
