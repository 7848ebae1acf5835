package dev.k2g.twin.confluent;

import dev.k2g.cloud.rights.ClusterAcls;
import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.K2gException;
import dev.k2g.twin.http.DelayedTasks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests to forget the offsets of connectors. The service pauses a connector that runs meanwhile, and resumes it
 * (docs.confluent.io/cloud/current/connectors/offsets.html).
 */
final class OffsetsRequests {

    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final KafkaEndpoint kafka;
    private final Connect worker;
    private final DelayedTasks later;
    private final Map<String, Change> last = new ConcurrentHashMap<>();

    OffsetsRequests(KafkaEndpoint kafka, Connect worker, DelayedTasks later) {
        this.kafka = kafka;
        this.worker = worker;
        this.later = later;
    }

    private record Change(Map<String, Object> request, String phase, String message, Optional<Instant> appliedAt) {}

    boolean isPending(String name) {
        return Optional.ofNullable(last.get(name))
                .filter(change -> change.phase.equals("PENDING"))
                .isPresent();
    }

    /** Accepts a request, and answers with how it is kept. */
    Map<String, Object> accept(String name, String id) {
        String now = Instant.now().toString();
        Map<String, Object> request = Map.of("id", id, "name", name, "type", "DELETE", "requested_at", now);
        last.put(name, new Change(request, "PENDING", "", Optional.empty()));
        later.run(() -> last.put(name, carryOut(id, request)));
        return request;
    }

    private Change carryOut(String id, Map<String, Object> request) {
        try {
            boolean isStopped = isStopped(id);
            if (!isStopped) {
                worker.stop(id);
            }
            Deadline deadline = Deadline.in(TO_STOP);
            deadline.awaitTrue("the connector to stop", () -> isStopped(id), () -> "it still runs.");
            forgetOffsets(id, deadline);
            if (!isStopped) {
                worker.resume(id);
            }
            return new Change(request, "APPLIED", "The offsets have been deleted.", Optional.of(Instant.now()));
        } catch (K2gException e) {
            return new Change(request, "FAILED", String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    /** The service does so itself: a connector's account need not be allowed to. */
    private void forgetOffsets(String id, Deadline deadline) {
        try (ClusterAcls administration = ClusterAcls.of(kafka)) {
            administration.forgetGroup(Connect.GROUP_PREFIX + id, deadline);
        }
    }

    private boolean isStopped(String id) {
        return worker.status(id)
                .map(ConnectorStatus::state)
                .filter(ConnectorState.STOPPED::equals)
                .isPresent();
    }

    /** How far the last request is; empty when there was none. */
    Optional<Map<String, Object>> status(String name) {
        return Optional.ofNullable(last.get(name)).map(change -> {
            Map<String, Object> status = new TreeMap<>();
            status.put("request", change.request);
            status.put("status", Map.of("phase", change.phase, "message", change.message));
            status.put("previous_offsets", List.of());
            change.appliedAt.ifPresent(at -> status.put("applied_at", at.toString()));
            return status;
        });
    }
}
