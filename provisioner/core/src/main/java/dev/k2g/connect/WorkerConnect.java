package dev.k2g.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.k2g.deadline.Deadline;
import dev.k2g.deadline.Patience;
import dev.k2g.http.HttpReply;
import dev.k2g.http.Retry;
import dev.k2g.secret.Redaction;
import dev.k2g.sinkmodel.SinkProperty;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A worker of one's own. While its group rebalances, a call is tried again, for half a minute where nothing else is said. */
final class WorkerConnect extends Connect {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    WorkerConnect(ConnectRequests rest, Redaction redaction, Patience patience) {
        super(rest, redaction, patience.elseUsual(TIMEOUT));
    }

    @Override
    public String version() {
        return ConnectJson.text(get("tell its version", "/", new TypeReference<ConnectJson.Worker>() {})
                .version());
    }

    @Override
    public Optional<String> consumerGroup(String name, Map<String, String> config) {
        return Optional.of(config.getOrDefault(SinkProperty.CONSUMER_GROUP.key(), GROUP_PREFIX + name));
    }

    @Override
    public void resetOffsets(String name, Deadline deadline) {
        String what = "reset the offsets of connector " + name;
        // the group may still have the members that are leaving
        HttpReply reply = Retry.whilst(last -> last.status() == 500, Duration.ZERO)
                .await(
                        rest.errors.server() + " to " + what,
                        () -> rest.sendAgain(what, "DELETE", path(name, "/offsets"), null, deadline),
                        rest.errors.text::said,
                        deadline);
        if (!reply.isSuccess()) {
            throw rest.errors.refusal(what, reply);
        }
    }

    @Override
    public void put(String name, Map<String, String> config, Deadline deadline) {
        String what = "configure connector " + name;
        Map<String, String> stored = new TreeMap<>(config);
        stored.put("name", name);
        HttpReply reply = rest.sendUnless(
                () -> config(name, deadline).equals(Optional.of(stored)),
                what,
                "PUT",
                path(name, "/config"),
                config,
                deadline);
        requireTaken(what, reply);
    }

    /** KIP-980, in Kafka 3.7 and later: one that is made is in that state from the start. Others do not know the field. */
    @Override
    public void putPaused(String name, Map<String, String> config, Deadline deadline) {
        String what = "make connector " + name;
        HttpReply reply = rest.sendUnless(
                () -> config(name, deadline).isPresent(),
                what,
                "POST",
                "/connectors",
                new ConnectJson.PausedConnector(name, config, ConnectorState.PAUSED.name()),
                deadline);
        if (!reply.isSuccess() && reply.body().contains(ConnectJson.PausedConnector.STATE)) {
            super.putPaused(name, config, deadline);
            return;
        }
        requireTaken(what, reply);
    }

    @Override
    public void create(String name, Map<String, String> config, Map<TopicPartition, Long> offsets, Deadline deadline) {
        throw new UnsupportedOperationException("The consumer group is given its offsets before.");
    }

    @Override
    public void stop(String name) {
        change("stop", name, "PUT", "/stop", false);
    }

    /** Its tasks are shut down. */
    @Override
    public boolean hasStopped(ConnectorStatus status) {
        return status.state() == ConnectorState.STOPPED && status.tasks().isEmpty();
    }

    @Override
    public void restart(String name, boolean onlyFailed) {
        change("restart", name, "POST", "/restart?includeTasks=true&onlyFailed=" + onlyFailed, false);
    }

    @Override
    public String more() {
        return "k2g logs connect shows the whole trace.";
    }

    @Override
    public Optional<SinkCounts> sinkCounts(String name) {
        return find(
                        "count the records of connector " + name,
                        "/k2g/connectors/" + ConnectRequests.segment(name) + "/counts",
                        new TypeReference<ConnectJson.Counts>() {})
                .map(ConnectJson.Counts::counts)
                // a worker that counts for its own sinks lists none for another's
                .filter(counts -> !counts.tasks().isEmpty());
    }
}
