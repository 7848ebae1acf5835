package dev.k2g.cli.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, or a request to terminate: the command is asked to stop, and the process waits until it has said what it did.
 * The JVM then ends with the signal's exit code, 130 for Ctrl-C.
 */
public final class Interruption {

    /** Long enough to stop half-started servers in order. */
    private static final Duration LONGEST_ENDING = Duration.ofSeconds(30);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicBoolean happened = new AtomicBoolean();
    private final Runnable heard;
    private volatile Runnable stop;

    /** @param worker the thread that runs the command */
    public Interruption(Thread worker) {
        this(worker, () -> {});
    }

    /** @param heard done first, when a signal has come */
    public Interruption(Thread worker, Runnable heard) {
        this.stop = worker::interrupt;
        this.heard = heard;
    }

    /** From now on signals are heard. */
    public void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::happen, "interruption"));
    }

    /** The command has ended. */
    public void finished() {
        finished.countDown();
    }

    /** Whether the user has interrupted the command. */
    public boolean happened() {
        return happened.get();
    }

    /**
     * Says how to stop what runs now, in place of interrupting its thread. Runs it at once when the interruption came
     * before.
     *
     * @param how ends the work soon, and may be called from another thread
     * @return to be closed when the work has ended
     */
    public Scope stoppedBy(Runnable how) {
        Runnable before = stop;
        stop = how;
        if (happened()) {
            how.run();
        }
        return () -> stop = before;
    }

    /** A signal has come: stops the command, and returns when it has ended. Does nothing when it has ended before. */
    public void happen() {
        if (finished.getCount() == 0) {
            return;
        }
        happened.set(true);
        heard.run();
        stop.run();
        try {
            finished.await(LONGEST_ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A time in which an interruption is dealt with in a way of its own. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
