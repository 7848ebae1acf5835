package dev.k2g.twin.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What becomes of each call: every so-manyth is throttled, and every so-manyth fails in one of four ways, one after the
 * other. The count is of all calls, so that what is tried again fares otherwise.
 */
public final class FaultInjection {

    private final int throttleEvery;
    private final Duration retryAfter;
    private final int failEvery;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /**
     * @param throttleEvery so many calls apart are throttled; 0 for none
     * @param retryAfter how long a client that is throttled is to wait
     * @param failEvery so many calls apart fail; 0 for none
     */
    public FaultInjection(int throttleEvery, Duration retryAfter, int failEvery) {
        this.throttleEvery = throttleEvery;
        this.retryAfter = retryAfter;
        this.failEvery = failEvery;
    }

    /** What becomes of a call. */
    public enum Fault {
        /** It is answered. */
        FINE,
        /** It is refused with 429. */
        THROTTLED,
        /** It is refused with 503. */
        UNAVAILABLE,
        /** It is carried out, and refused with 503. */
        UNAVAILABLE_AFTERWARDS,
        /** The connection breaks off. */
        BROKEN_OFF,
        /** It is carried out, and the connection breaks off. */
        BROKEN_OFF_AFTERWARDS
    }

    Duration retryAfter() {
        return retryAfter;
    }

    Fault next() {
        int call = calls.incrementAndGet();
        if (isDue(call, failEvery)) {
            return switch (failures.getAndIncrement() % 4) {
                case 0 -> Fault.BROKEN_OFF_AFTERWARDS;
                case 1 -> Fault.UNAVAILABLE;
                case 2 -> Fault.UNAVAILABLE_AFTERWARDS;
                default -> Fault.BROKEN_OFF;
            };
        }
        return isDue(call, throttleEvery) ? Fault.THROTTLED : Fault.FINE;
    }

    private static boolean isDue(int call, int every) {
        return every > 0 && call % every == 0;
    }
}
