package dev.k2g.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What the broker has not answered yet, and how long it is worth to wait for it: to the end while the replay goes on;
 * once it is stopped or has failed, as long as answers come in. Used by the thread that runs the replay, but for what says
 * otherwise: the producer's own thread counts each record here, and neither is to wait for the other.
 */
final class Acknowledgements {

    /** How often a wait looks whether the replay was stopped. */
    static final Duration LOOK = Duration.ofMillis(500);

    /** What a broker that answers nothing any more is given then. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** What one that does answer is given. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(30);

    private final Thread runner = Thread.currentThread();
    private final CountDownLatch stop;
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean isAwaited;
    private volatile boolean hasFailed;
    private long expected;
    private long answeredBefore;
    private long lastAnswer;
    private long hurrySince;
    private boolean isInHurry;
    private boolean interrupted;

    /**
     * @param stop is down when the replay is to end; an interrupt takes it down
     */
    Acknowledgements(CountDownLatch stop) {
        this.stop = stop;
    }

    /** One more is to come. */
    void expect() {
        expected++;
    }

    /** One has come, good or bad. Any thread. */
    void came() {
        answered.incrementAndGet();
        if (isAwaited) {
            LockSupport.unpark(runner);
        }
    }

    /** The replay has failed: nobody waits for its end any more. Any thread. */
    void failed() {
        hasFailed = true;
    }

    /** The thread was interrupted. */
    void interrupted() {
        interrupted = true;
        stop.countDown();
    }

    /** Whether that was so. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** Whether it is not worth waiting any longer. To be asked again and again while something is waited for. */
    boolean isHopeless() {
        long now = System.nanoTime();
        if (answered.get() != answeredBefore) {
            answeredBefore = answered.get();
            lastAnswer = now;
        }
        if (!isInHurry && (hasFailed || stop.getCount() == 0)) {
            isInHurry = true;
            hurrySince = now;
            lastAnswer = now;
        }
        return isInHurry && (now - lastAnswer > SILENCE.toNanos() || now - hurrySince > LAST_WAIT.toNanos());
    }

    /**
     * Waits for all.
     *
     * @return how many have not come, when it is not worth waiting any longer
     */
    long await() {
        isAwaited = true;
        while (answered.get() < expected && !isHopeless()) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (Thread.interrupted()) {
                interrupted();
            }
        }
        return expected - answered.get();
    }
}
