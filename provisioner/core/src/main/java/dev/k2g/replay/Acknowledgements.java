package dev.k2g.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * What the broker has not answered yet, and how long it is worth to wait for it: to the end while the replay goes on;
 * once it is stopped or has failed, as long as answers come in.
 */
final class Acknowledgements {

    /** How often a wait looks whether the replay was stopped. */
    static final Duration LOOK = Duration.ofMillis(500);

    /** What a broker that acknowledges nothing any more is given then. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** What one that does acknowledge is given. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(30);

    private final CountDownLatch stop;
    private long pending;
    private long lastAnswer = System.nanoTime();
    private long hurrySince;
    private boolean inHurry;
    private boolean interrupted;

    /**
     * @param stop is down when the replay is to end; an interrupt takes it down
     */
    Acknowledgements(CountDownLatch stop) {
        this.stop = stop;
    }

    /** One more is to come. */
    synchronized void expect() {
        pending++;
    }

    /** One has come. */
    synchronized void came() {
        lastAnswer = System.nanoTime();
        goneWithout();
    }

    /** One will not come. */
    synchronized void goneWithout() {
        if (--pending == 0) {
            notifyAll();
        }
    }

    /** Nobody waits for the end any more. */
    synchronized void hurry() {
        if (!inHurry) {
            inHurry = true;
            hurrySince = System.nanoTime();
        }
    }

    /** The thread that runs the replay was interrupted. */
    synchronized void interrupted() {
        interrupted = true;
        stop.countDown();
    }

    /** Whether that was so. */
    synchronized boolean wasInterrupted() {
        return interrupted;
    }

    /** Whether it is not worth waiting any longer. */
    synchronized boolean isHopeless() {
        if (stop.getCount() == 0) {
            hurry();
        }
        long now = System.nanoTime();
        return inHurry
                && (now - Math.max(hurrySince, lastAnswer) > SILENCE.toNanos()
                        || now - hurrySince > LAST_WAIT.toNanos());
    }

    /**
     * Waits for all.
     *
     * @return how many have not come, when it is not worth waiting any longer
     */
    synchronized long await() {
        while (pending > 0 && !isHopeless()) {
            try {
                wait(LOOK.toMillis());
            } catch (InterruptedException e) {
                interrupted();
            }
        }
        return pending;
    }
}
