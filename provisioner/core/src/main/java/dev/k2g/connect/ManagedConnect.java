package dev.k2g.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.k2g.deadline.Deadline;
import dev.k2g.deadline.Patience;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.http.HttpReply;
import dev.k2g.secret.Redaction;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Confluent Cloud's Connect API v1 for one cluster (docs.confluent.io/cloud/current/api.html, "Connectors (connect/v1)").
 * It takes requests and carries them out later, has neither a restart nor a stop, masks secrets in what it answers, and adds
 * keys of its own. Not run against the real service.
 */
final class ManagedConnect extends Connect {

    /** A window of the service's rate limit is a minute. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** How long a connector is waited for that may not turn at all, such as one that failed. */
    private static final Duration TO_TURN = Duration.ofSeconds(30);

    private final StatusPolling polling = new StatusPolling();

    ManagedConnect(ConnectRequests rest, Redaction redaction, Patience patience) {
        super(rest, redaction, patience.elseUsual(TIMEOUT));
    }

    @Override
    public String version() {
        return "";
    }

    /** The service names the group after the connector's id, which is another one when it is made again. */
    @Override
    public Optional<String> consumerGroup(String name, Map<String, String> config) {
        return Optional.ofNullable(get(
                                "list its connectors",
                                "/connectors?expand=id",
                                new TypeReference<Map<String, ConnectJson.Identified>>() {})
                        .get(name))
                .map(ConnectJson.Identified::id)
                .filter(id -> !id.isEmpty())
                .map(id -> GROUP_PREFIX + id);
    }

    /** {@inheritDoc} It is asked for once a second at most. */
    @Override
    public Optional<ConnectorStatus> status(String name) {
        return polling.status(
                name, () -> super.status(name).filter(status -> status.state() != ConnectorState.DELETED));
    }

    @Override
    void changed(String name) {
        polling.changed(name);
    }

    /** One that it does not know yet is looked up before it is made a second time. */
    @Override
    public void put(String name, Map<String, String> config, Deadline deadline) {
        boolean isNew = config(name, deadline).isEmpty();
        BooleanSupplier isMade = () -> isNew && config(name, deadline).isPresent();
        send(isMade, "configure", name, "PUT", path(name, "/config"), named(name, config), deadline);
    }

    /** docs.confluent.io/cloud/current/connectors/offsets.html: they are given when it is made. */
    @Override
    public void create(String name, Map<String, String> config, Map<TopicPartition, Long> offsets, Deadline deadline) {
        Object connector = ConnectJson.NewConnector.of(name, named(name, config), offsets);
        BooleanSupplier isMade = () -> config(name, deadline).isPresent();
        send(isMade, "make", name, "POST", "/connectors", connector, deadline);
    }

    /** What is still being made takes no order. */
    @Override
    public void pauseNew(String name, Deadline deadline) {
        deadline.awaitTrue(
                "connector " + name + " to be made",
                () -> status(name)
                        .filter(status -> status.state() != ConnectorState.PROVISIONING)
                        .isPresent(),
                () -> "it is still being made.");
        pause(name);
    }

    private static Map<String, String> named(String name, Map<String, String> config) {
        Map<String, String> named = new TreeMap<>(config);
        named.put("name", name);
        return named;
    }

    private void send(
            BooleanSupplier carriedOut,
            String verb,
            String name,
            String method,
            String path,
            Object body,
            Deadline deadline) {
        String what = verb + " connector " + name;
        HttpReply reply = rest.sendUnless(carriedOut, what, method, path, body, deadline);
        polling.changed(name);
        requireTaken(what, reply);
    }

    /** The service only pauses. */
    @Override
    public void stop(String name) {
        pause(name);
    }

    /** One that has failed does not run either, and may stay failed. */
    @Override
    public boolean hasStopped(ConnectorStatus status) {
        return status.state() == ConnectorState.FAILED
                || status.state() == ConnectorState.PAUSED
                        && status.tasks().stream().noneMatch(task -> task.state() == ConnectorState.RUNNING);
    }

    /** Pauses and resumes it, all of it. */
    @Override
    public void restart(String name, boolean onlyFailed) {
        pause(name);
        Deadline.in(TO_TURN).isMet(() -> isIn(name, ConnectorState.PAUSED));
        resume(name);
        Deadline.in(TO_TURN).isMet(() -> !isIn(name, ConnectorState.PAUSED));
    }

    private boolean isIn(String name, ConnectorState state) {
        return status(name).filter(status -> status.state() == state).isPresent();
    }

    /** The service does so on request, in its own time, one request after the other. */
    @Override
    public void resetOffsets(String name, Deadline deadline) {
        String what = "reset the offsets of connector " + name;
        Optional<ConnectJson.OffsetsChange> before = offsetsChange(name, deadline);
        HttpReply reply = rest.sendUnless(
                () -> changeSince(before, name, deadline).isPresent(),
                what,
                "POST",
                path(name, "/offsets/request"),
                Map.of("type", "DELETE"),
                deadline);
        polling.changed(name);
        if (!reply.isSuccess()) {
            throw rest.errors.refusal(what, reply);
        }
        ConnectJson.OffsetsChange change = deadline.await(
                rest.errors.server() + " to " + what,
                () -> changeSince(before, name, deadline).filter(ConnectJson.OffsetsChange::isDone),
                () -> "the request is still pending.");
        if (change.hasFailed()) {
            throw new FailedException(
                    FindingCode.WORKER_FAILED,
                    rest.errors.serverFirst() + " failed to " + what + ": "
                            + rest.errors.text.said(new HttpReply(200, change.message())),
                    "Look at the connector in the Confluent Cloud console.");
        }
    }

    /** The last request, when it is another one than that of before: what was just asked for may not be known yet. */
    private Optional<ConnectJson.OffsetsChange> changeSince(
            Optional<ConnectJson.OffsetsChange> before, String name, Deadline deadline) {
        return offsetsChange(name, deadline)
                .filter(now ->
                        !Optional.of(now.requestedAt()).equals(before.map(ConnectJson.OffsetsChange::requestedAt)));
    }

    /** The last request; empty when there was none. */
    private Optional<ConnectJson.OffsetsChange> offsetsChange(String name, Deadline deadline) {
        return find(
                "read how far the change of the offsets of connector " + name + " is",
                path(name, "/offsets/request/status"),
                new TypeReference<ConnectJson.OffsetsChange>() {},
                deadline);
    }

    @Override
    public String more() {
        return "k2g status names a right that lacks; the Confluent Cloud console has the connector's log.";
    }

    @Override
    public Optional<SinkCounts> sinkCounts(String name) {
        return Optional.empty();
    }
}
