package dev.k2g.twin.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a service does after it has accepted it: some time later, and one thing after the other. */
public final class DelayedTasks implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Duration delay;
    private final Consumer<String> log;

    /** @param log told of what could not be done */
    public DelayedTasks(Duration delay, Consumer<String> log) {
        this.delay = delay;
        this.log = log;
    }

    /** How long everything takes. */
    public Duration delay() {
        return delay;
    }

    /** Does this later. */
    public void run(Runnable work) {
        thread.schedule(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        log.accept("not done: " + e.getMessage()); // the service has accepted it already
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
