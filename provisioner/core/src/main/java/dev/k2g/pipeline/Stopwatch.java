package dev.k2g.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long each part of a run takes. */
final class Stopwatch {

    private final long started = System.nanoTime();
    private final Map<String, Double> laps = new HashMap<>();
    private long lapStarted = started;

    /** Ends the part of this name and begins the next one. */
    void lap(String name) {
        long now = System.nanoTime();
        laps.put(name, seconds(now - lapStarted));
        lapStarted = now;
    }

    /** How long the part of this name took, in seconds; zero when there was none. */
    double of(String name) {
        return laps.getOrDefault(name, 0.0);
    }

    /** How long it has been since the beginning, in seconds. */
    double total() {
        return seconds(System.nanoTime() - started);
    }

    private static double seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1000.0;
    }
}
