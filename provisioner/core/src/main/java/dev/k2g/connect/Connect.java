package dev.k2g.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.failure.Code;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A Kafka Connect worker, by its REST API. While its group rebalances, a call is tried again for half a minute. Every
 * method throws {@link UnreachableException} when the worker does not answer and {@link FailedException} when it
 * refuses; what it says is redacted.
 */
public final class Connect {

    /** What the stand-in has in its version: a worker lists class, type and version of a plugin, and nothing more. */
    private static final String STAND_IN = "standin";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rest rest;
    private final Redaction redaction;
    private volatile List<ConnectorPlugin> plugins = List.of();

    private Connect(Rest rest, Redaction redaction) {
        this.rest = rest;
        this.redaction = redaction;
    }

    /** A client of this worker; what it answers is masked by the redaction wherever it may be shown. */
    public static Connect at(ConnectEndpoint endpoint, Redaction redaction) {
        return new Connect(new Rest(endpoint, redaction), redaction);
    }

    /** The worker's Kafka version. */
    public String version() {
        return Wire.text(get("tell its version", "/", new TypeReference<Wire.Worker>() {})
                .version());
    }

    /** The connector plugins that the worker has. They are asked for once: a worker finds them when it starts. */
    public List<ConnectorPlugin> plugins() {
        List<ConnectorPlugin> known = plugins;
        if (known.isEmpty()) {
            known = askPlugins();
            plugins = known;
        }
        return known;
    }

    /** The dialect for each connector: what its recipe says, or what these plugins speak. */
    public SinkDialects dialects() {
        return SinkDialects.among(plugins());
    }

    private List<ConnectorPlugin> askPlugins() {
        return get("list its plugins", "/connector-plugins", new TypeReference<List<Wire.Plugin>>() {}).stream()
                .map(Wire.Plugin::plugin)
                .toList();
    }

    /** Which Neo4j sink it has: {@code stand-in}, or {@code official} with its version. */
    public String sink() {
        return dialects()
                .plugin()
                .map(ConnectorPlugin::version)
                .map(version -> version.contains(STAND_IN) ? "stand-in" : "official " + version)
                .orElse("none");
    }

    /** The names of all connectors. */
    public SortedSet<String> connectors() {
        return new TreeSet<>(get("list its connectors", "/connectors", new TypeReference<List<String>>() {}));
    }

    /** The configuration of every connector by its name, as the worker stores it, in one call. */
    public Map<String, Map<String, String>> configs() {
        return get("list its connectors", "/connectors?expand=info", new TypeReference<Map<String, Wire.Expanded>>() {})
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().config()));
    }

    /**
     * Forgets the offsets of a connector that is stopped, so that it begins at the first records again.
     *
     * @throws FailedException when it is not stopped, or the worker (before Kafka 3.6) cannot do so
     */
    public void resetOffsets(String name, Deadline deadline) {
        String what = "reset the offsets of connector " + name;
        AtomicReference<RestAnswer> last = new AtomicReference<>(new RestAnswer(RestAnswer.TIMED_OUT, ""));
        // the group may still have the members that are leaving
        deadline.awaitTrue(
                "the Connect worker to " + what,
                () -> {
                    RestAnswer answer = rest.sendAgain(what, "DELETE", path(name, "/offsets"), null, deadline);
                    last.set(answer);
                    if (answer.status() != 500) {
                        if (!answer.isSuccess()) {
                            throw rest.failure(what, answer);
                        }
                        return true;
                    }
                    return false;
                },
                () -> rest.said(Objects.requireNonNull(last.get())));
    }

    /** A connector's configuration as the worker stores it, references unresolved; empty when it is not there. */
    public Optional<Map<String, String>> config(String name) {
        return config(name, Deadline.in(PATIENCE));
    }

    /**
     * Makes a connector, or changes it.
     *
     * @throws InvalidInputException when the worker finds the configuration invalid
     */
    public void put(String name, Map<String, String> config) {
        put(name, config, Deadline.in(PATIENCE));
    }

    /** As {@link #put(String, Map)}, trying again until this deadline. */
    public void put(String name, Map<String, String> config, Deadline deadline) {
        String what = "configure connector " + name;
        Map<String, String> stored = new TreeMap<>(config);
        stored.put("name", name);
        RestAnswer answer = rest.sendUnless(
                () -> config(name, deadline).equals(Optional.of(stored)),
                what,
                "PUT",
                path(name, "/config"),
                config,
                deadline);
        if (answer.status() == 400) {
            throw new InvalidInputException(
                    Code.CONNECTOR_REFUSED,
                    "The Connect worker at " + rest.address() + " refused to " + what + ": " + rest.said(answer),
                    "Correct the connector in recipe.yaml.");
        }
        if (!answer.isSuccess()) {
            throw rest.failure(what, answer);
        }
    }

    /** How a connector and its tasks are; empty when it is not there, or not yet. */
    public Optional<ConnectorStatus> status(String name) {
        return find("read the status of connector " + name, path(name, "/status"), new TypeReference<Wire.Status>() {})
                .map(status -> status.status(redaction::redact));
    }

    /** What the worker's own validation says of a configuration. Nothing is changed. */
    public ConfigValidation validate(String connectorClass, Map<String, String> config) {
        String what = "validate a configuration of " + connectorClass;
        String path = "/connector-plugins/" + Rest.segment(connectorClass) + "/config/validate";
        RestAnswer answer = rest.sendAgain(what, "PUT", path, config, Deadline.in(PATIENCE));
        Wire.Validation validation = rest.read(what, answer, new TypeReference<>() {});
        return validation.validation(redaction::redact);
    }

    /** Deletes a connector. One that is not there is no error. */
    public void delete(String name) {
        change("delete connector " + name, "DELETE", path(name, ""), true);
    }

    /** Pauses a connector: its tasks stay, and read nothing. */
    public void pause(String name) {
        change("pause connector " + name, "PUT", path(name, "/pause"), false);
    }

    /** Stops a connector: its tasks are shut down, and its configuration and offsets stay. */
    public void stop(String name) {
        change("stop connector " + name, "PUT", path(name, "/stop"), false);
    }

    /** Resumes a paused or stopped connector. */
    public void resume(String name) {
        change("resume connector " + name, "PUT", path(name, "/resume"), false);
    }

    /** Restarts a connector and its tasks, all of them or those that failed. */
    public void restart(String name, boolean onlyFailed) {
        String path = path(name, "/restart?includeTasks=true&onlyFailed=" + onlyFailed);
        change("restart connector " + name, "POST", path, false);
    }

    /** What the sink says of its work; empty when this worker or connector cannot say. */
    public Optional<SinkCounts> sinkCounts(String name) {
        return find(
                        "count the records of connector " + name,
                        "/k2g/connectors/" + Rest.segment(name) + "/counts",
                        new TypeReference<Wire.Counts>() {})
                .map(Wire.Counts::counts)
                // a worker that counts for its own sinks lists none for another's
                .filter(counts -> !counts.tasks().isEmpty());
    }

    /** How many requests this client has sent. */
    public long requests() {
        return rest.requests();
    }

    private <T> T get(String what, String path, TypeReference<T> type) {
        return rest.read(what, rest.sendAgain(what, "GET", path, null, Deadline.in(PATIENCE)), type);
    }

    private Optional<Map<String, String>> config(String name, Deadline deadline) {
        String what = "read the configuration of connector " + name;
        return find(what, path(name, "/config"), new TypeReference<Map<String, String>>() {}, deadline);
    }

    private <T> Optional<T> find(String what, String path, TypeReference<T> type) {
        return find(what, path, type, Deadline.in(PATIENCE));
    }

    private <T> Optional<T> find(String what, String path, TypeReference<T> type, Deadline deadline) {
        RestAnswer answer = rest.sendAgain(what, "GET", path, null, deadline);
        return answer.isNotFound() ? Optional.empty() : Optional.of(rest.read(what, answer, type));
    }

    private void change(String what, String method, String path, boolean mayBeMissing) {
        RestAnswer answer = rest.sendAgain(what, method, path, null, Deadline.in(PATIENCE));
        if (!answer.isSuccess() && !(mayBeMissing && answer.isNotFound())) {
            throw rest.failure(what, answer);
        }
    }

    private static String path(String connector, String rest) {
        return "/connectors/" + Rest.segment(connector) + rest;
    }
}
