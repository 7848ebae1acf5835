package dev.k2g.deadline;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A moment until which something may take. Every wait of k2g has one. */
public final class Deadline {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    /** A pause is this part of the wait so far: what comes late is not asked for often, nor noticed much later. */
    private static final int PART_OF_WAIT = 12;

    private final long endNanos;
    private final Duration allowed;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.endNanos = System.nanoTime() + allowed.toNanos();
    }

    /** A deadline this long from now. */
    public static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** What is left, zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** Whether it has passed. */
    public boolean hasPassed() {
        return remaining().isZero();
    }

    /**
     * Tries again and again, at growing intervals of 5 to 100 ms, until there is a result.
     *
     * @param what what is waited for, as it reads after "waited 30 s for"
     * @param condition what is tried; empty means not yet
     * @param cause asked when the deadline has passed: why it may not have happened, such as a log's tail or a lag
     * @return the result
     * @throws UnreachableException when the deadline passes first
     * @throws CancelledException when the thread is interrupted
     */
    public <T> T await(String what, Supplier<Optional<T>> condition, Supplier<String> cause) {
        return await(what, SHORTEST_PAUSE, condition, cause);
    }

    private <T> T await(String what, Duration pause, Supplier<Optional<T>> condition, Supplier<String> cause) {
        long start = System.nanoTime();
        while (true) {
            Optional<T> result = condition.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (hasPassed()) {
                throw new UnreachableException(
                        FindingCode.TIMED_OUT,
                        "Waited " + describe(allowed) + " for " + what + ", in vain: " + cause.get(),
                        "Give it longer with --timeout, or look into the cause with k2g status and k2g logs.");
            }
            long grown = Math.min(LONGEST_PAUSE.toNanos(), (System.nanoTime() - start) / PART_OF_WAIT);
            long nanos = Math.max(grown, Math.max(pause.toNanos(), SHORTEST_PAUSE.toNanos()));
            LockSupport.parkNanos(Math.min(nanos, remaining().toNanos() + 1));
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new CancelledException("Interrupted while waiting for " + what + ".", null);
            }
        }
    }

    /** As {@link #await}, for a condition that has no result but true. */
    public void awaitTrue(String what, BooleanSupplier condition, Supplier<String> cause) {
        await(what, SHORTEST_PAUSE, optional(condition), cause);
    }

    /**
     * Looks again and again, as {@link #await} does, whether something holds.
     *
     * @return whether it held before the deadline passed
     * @throws CancelledException when the thread is interrupted
     */
    public boolean isMet(BooleanSupplier condition) {
        return isMet(SHORTEST_PAUSE, condition);
    }

    /** As {@link #isMet(BooleanSupplier)}, with no less than this pause between two looks. */
    public boolean isMet(Duration pause, BooleanSupplier condition) {
        try {
            await("a condition", pause, optional(condition), () -> "");
            return true;
        } catch (UnreachableException e) {
            if (e.code() == FindingCode.TIMED_OUT) {
                return false;
            }
            throw e;
        }
    }

    private static Supplier<Optional<Boolean>> optional(BooleanSupplier condition) {
        return () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty();
    }

    private static String describe(Duration duration) {
        return TimeUnit.NANOSECONDS.toMillis(duration.toNanos()) % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}
