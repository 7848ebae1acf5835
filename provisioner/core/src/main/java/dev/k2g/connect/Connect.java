package dev.k2g.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.k2g.deadline.Deadline;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.http.HttpReply;
import dev.k2g.secret.Redaction;
import dev.k2g.sinkmodel.SinkProperty;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What runs connectors: a Kafka Connect worker, by its REST API, or Confluent Cloud, by an API that resembles it. What
 * is asked for too early or too often is asked for again. Every method throws {@link UnreachableException} when there is
 * no answer and {@link FailedException} when it is refused; what the API says is redacted.
 */
public abstract sealed class Connect permits WorkerConnect, ManagedConnect {

    /** What the name of a sink connector's consumer group begins with, unless its configuration names another. */
    public static final String GROUP_PREFIX = "connect-";

    final ConnectRequests rest;
    private final Redaction redaction;
    private final Duration timeout;
    private volatile List<ConnectorPlugin> plugins = List.of();

    Connect(ConnectRequests rest, Redaction redaction, Duration timeout) {
        this.rest = rest;
        this.redaction = redaction;
        this.timeout = timeout;
    }

    /** A client of this API; what it answers is masked by the redaction wherever it may be shown. */
    public static Connect at(ConnectEndpoint endpoint, Redaction redaction) {
        return at(endpoint, redaction, Patience.USUAL);
    }

    /** The same, which asks again for as long as the user wants it to. */
    public static Connect at(ConnectEndpoint endpoint, Redaction redaction, Patience patience) {
        ConnectRequests rest = new ConnectRequests(endpoint, redaction);
        return switch (endpoint.service()) {
            case WORKER -> new WorkerConnect(rest, redaction, patience);
            case CONFLUENT_CLOUD -> new ManagedConnect(rest, redaction, patience);
        };
    }

    /** The worker's Kafka version; empty text for a service, which does not say. */
    public abstract String version();

    /** The connector plugins that there are. They are asked for once: a worker finds them when it starts. */
    public List<ConnectorPlugin> plugins() {
        List<ConnectorPlugin> known = plugins;
        if (known.isEmpty()) {
            known =
                    get("list its plugins", "/connector-plugins", new TypeReference<List<ConnectJson.Plugin>>() {})
                            .stream()
                            .map(ConnectJson.Plugin::plugin)
                            .toList();
            plugins = known;
        }
        return known;
    }

    /** Whether this is a worker of one's own or a service. */
    public final Service service() {
        return rest.service;
    }

    /** The names of all connectors. */
    public SortedSet<String> connectors() {
        return new TreeSet<>(get("list its connectors", "/connectors", new TypeReference<List<String>>() {}));
    }

    /** Every connector by its name, in one call. */
    public Map<String, LiveConnector> live() {
        return get(
                        "list its connectors",
                        "/connectors?expand=info&expand=status",
                        new TypeReference<Map<String, ConnectJson.Expanded>>() {})
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().connector(redaction::redact)));
    }

    /**
     * The consumer group of a sink connector; empty where a service gives it one when it is made.
     *
     * @param config its configuration
     */
    public abstract Optional<String> consumerGroup(String name, Map<String, String> config);

    /**
     * Forgets the offsets of a connector that is stopped, so that it begins at the first records again.
     *
     * @throws FailedException when it is not stopped, or a worker (before Kafka 3.6) cannot do so
     */
    public abstract void resetOffsets(String name, Deadline deadline);

    /**
     * A connector's configuration as it is stored: references unresolved, and secrets masked by a service; empty when it is
     * not there.
     */
    public Optional<Map<String, String>> config(String name) {
        return config(name, deadline());
    }

    /**
     * Makes a connector, or changes it.
     *
     * @throws InvalidInputException when the configuration is found invalid
     */
    public void put(String name, Map<String, String> config) {
        put(name, config, deadline());
    }

    /** As {@link #put(String, Map)}, trying again until this deadline. */
    public abstract void put(String name, Map<String, String> config, Deadline deadline);

    /**
     * As {@link #put(String, Map, Deadline)} for one that is not there yet, which reads nothing until it is resumed. Where it
     * cannot be made paused, it may read for a moment before it is.
     */
    public void putPaused(String name, Map<String, String> config, Deadline deadline) {
        put(name, config, deadline);
        pauseNew(name, deadline);
    }

    /** Pauses a connector that was just made. */
    public void pauseNew(String name, Deadline deadline) {
        pause(name);
    }

    /** Whether a connector's consumer group is known only when it is made, and its offsets have to be given with it. */
    public final boolean namesGroupsItself() {
        return service() == Service.CONFLUENT_CLOUD;
    }

    /**
     * Makes a connector that begins at these offsets, each that of the first record that it is given.
     *
     * @throws InvalidInputException when the configuration is found invalid
     * @throws UnsupportedOperationException where {@link #namesGroupsItself()} is not so
     */
    public abstract void create(
            String name, Map<String, String> config, Map<TopicPartition, Long> offsets, Deadline deadline);

    /** The defaults of a plugin's keys, of those that have one. Nothing is changed, and no secret sent. */
    public Map<String, String> defaults(String connectorClass) {
        String what = "tell the defaults of " + connectorClass;
        String path = "/connector-plugins/" + ConnectRequests.segment(connectorClass) + "/config/validate";
        Map<String, String> config =
                Map.of(SinkProperty.NAME.key(), "defaults", SinkProperty.CONNECTOR_CLASS.key(), connectorClass);
        HttpReply reply = rest.sendAgain(what, "PUT", path, config, deadline());
        ConnectJson.Validation validation = rest.read(what, reply, new TypeReference<>() {});
        return validation.defaults();
    }

    /** How a connector and its tasks are; empty when it is not there, or not yet. */
    public Optional<ConnectorStatus> status(String name) {
        return find(
                        "read the status of connector " + name,
                        path(name, "/status"),
                        new TypeReference<ConnectJson.Status>() {})
                .map(status -> status.status(redaction::redact));
    }

    /** What the API's own validation finds wrong with a configuration. Nothing is changed. */
    public List<ConfigProblem> validate(String connectorClass, Map<String, String> config) {
        String what = "validate a configuration of " + connectorClass;
        String path = "/connector-plugins/" + ConnectRequests.segment(connectorClass) + "/config/validate";
        HttpReply reply = rest.sendAgain(what, "PUT", path, config, deadline());
        ConnectJson.Validation validation = rest.read(what, reply, new TypeReference<>() {});
        return validation.problems(redaction::redact);
    }

    /** Deletes a connector. One that is not there is no error. */
    public void delete(String name) {
        change("delete", name, "DELETE", "", true);
    }

    /** Pauses a connector: it reads nothing more. */
    public void pause(String name) {
        change("pause", name, "PUT", "/pause", false);
    }

    /** Stops a connector: its configuration and offsets stay. */
    public abstract void stop(String name);

    /** Whether a connector that was told to {@link #stop} has done so. */
    public abstract boolean hasStopped(ConnectorStatus status);

    /** Resumes a paused or stopped connector. */
    public void resume(String name) {
        change("resume", name, "PUT", "/resume", false);
    }

    /** Restarts a connector and its tasks, all of them or, where that can be told apart, those that failed. */
    public abstract void restart(String name, boolean onlyFailed);

    /** Where there is more about a task that failed, as a sentence. */
    public abstract String more();

    /** What the sink says of its work; empty when it cannot say. */
    public abstract Optional<SinkCounts> sinkCounts(String name);

    /** How many requests this client has sent. */
    public long requests() {
        return rest.requests();
    }

    final Deadline deadline() {
        return Deadline.in(timeout);
    }

    final <T> T get(String what, String path, TypeReference<T> type) {
        return rest.read(what, rest.sendAgain(what, "GET", path, null, deadline()), type);
    }

    final Optional<Map<String, String>> config(String name, Deadline deadline) {
        String what = "read the configuration of connector " + name;
        return find(what, path(name, "/config"), new TypeReference<Map<String, String>>() {}, deadline);
    }

    final <T> Optional<T> find(String what, String path, TypeReference<T> type) {
        return find(what, path, type, deadline());
    }

    final <T> Optional<T> find(String what, String path, TypeReference<T> type, Deadline deadline) {
        HttpReply reply = rest.sendAgain(what, "GET", path, null, deadline);
        return reply.isNotFound() ? Optional.empty() : Optional.of(rest.read(what, reply, type));
    }

    final void change(String verb, String name, String method, String path, boolean mayBeMissing) {
        String what = verb + " connector " + name;
        HttpReply reply = rest.sendAgain(what, method, path(name, path), null, deadline());
        if (!reply.isSuccess() && !(mayBeMissing && reply.isNotFound())) {
            throw rest.errors.refusal(what, reply);
        }
        changed(name);
    }

    /** Is called when a connector is another than it was. */
    void changed(String name) {}

    /** What came of a configuration that was put. */
    final void requireTaken(String what, HttpReply reply) {
        if (reply.status() == 400 && !reply.isForeign() && !rest.errors.isLimit(reply)) {
            throw new InvalidInputException(
                    FindingCode.CONNECTOR_REFUSED,
                    rest.errors.serverFirst() + " refused to " + what + ": " + rest.errors.text.said(reply),
                    "Correct the connector in recipe.yaml.");
        }
        if (!reply.isSuccess()) {
            throw rest.errors.refusal(what, reply);
        }
    }

    static String path(String connector, String rest) {
        return "/connectors/" + ConnectRequests.segment(connector) + rest;
    }
}
