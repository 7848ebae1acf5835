package dev.k2g.connect;

import dev.k2g.deadline.Deadline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Spares a service that limits requests, and takes long to do anything: how a connector is, is asked for again after a
 * quarter of the time since it was changed, a second at most. In between it is as it was.
 */
final class StatusPolling {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int PART = 4;

    private final Map<String, Known> statuses = new ConcurrentHashMap<>();
    private final Map<String, Long> changedAt = new ConcurrentHashMap<>();

    /** What was said last, or what is said now when that is too old. */
    Optional<ConnectorStatus> status(String name, Supplier<Optional<ConnectorStatus>> ask) {
        Known last = statuses.get(name);
        if (last != null && !last.until.hasPassed()) {
            return last.status;
        }
        Optional<ConnectorStatus> status = ask.get();
        statuses.put(name, new Known(status, Deadline.in(age(name))));
        return status;
    }

    /** Forgets what was said before a change. */
    void changed(String name) {
        changedAt.put(name, System.nanoTime());
        statuses.remove(name);
    }

    private Duration age(String name) {
        Long changed = changedAt.get(name);
        Duration age = changed == null
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - changed).dividedBy(PART);
        return age.compareTo(LONGEST) < 0 ? age : LONGEST;
    }

    private record Known(Optional<ConnectorStatus> status, Deadline until) {}
}
