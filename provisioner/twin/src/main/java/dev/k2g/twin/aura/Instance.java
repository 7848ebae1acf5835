package dev.k2g.twin.aura;

import dev.k2g.deadline.Deadline;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** An instance: how it was asked for, and in which status it is, which changes some time after it was told to. */
final class Instance {

    private final String id;
    private final Map<String, String> details;
    private String status;
    private String next;
    private Deadline until = Deadline.in(Duration.ZERO);

    /** @param details name, tenant, region, … as it was asked for */
    Instance(String id, Map<String, String> details, String status) {
        this.id = id;
        this.details = Map.copyOf(details);
        this.status = status;
        this.next = status;
    }

    /** Its status now. */
    synchronized String status() {
        if (until.hasPassed()) {
            status = next;
        }
        return status;
    }

    /** Changes its status on the way, and then to another. */
    synchronized void turn(String onTheWay, String then, Duration after) {
        status = onTheWay;
        next = then;
        until = Deadline.in(after);
    }

    /** What a list has of it. */
    Map<String, Object> brief() {
        return new TreeMap<>(Map.of(
                "id", id,
                "name", details.getOrDefault("name", id),
                "tenant_id", details.getOrDefault("tenant_id", ""),
                "cloud_provider", details.getOrDefault("cloud_provider", "gcp")));
    }

    /**
     * Everything about it.
     *
     * @param connectionUrl where its database is
     */
    Map<String, Object> full(String connectionUrl) {
        Map<String, Object> full = brief();
        full.put("status", status());
        full.put("connection_url", connectionUrl);
        full.put("region", details.getOrDefault("region", "europe-west1"));
        full.put("type", details.getOrDefault("type", "free-db"));
        full.put("memory", details.getOrDefault("memory", "1GB"));
        return full;
    }
}
