package dev.k2g.connect;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A Kafka Connect worker, by its REST API. While its group rebalances, a call is tried again for half a minute. Every
 * method throws {@link UnreachableException} when the worker does not answer and {@link FailedException} when it
 * refuses; what it says is redacted.
 */
public final class Connect {

    private final ConnectEndpoint endpoint;
    private final Redaction redaction;

    private Connect(ConnectEndpoint endpoint, Redaction redaction) {
        this.endpoint = endpoint;
        this.redaction = redaction;
    }

    /** A client of this worker; what it answers is masked by the redaction wherever it may be shown. */
    public static Connect at(ConnectEndpoint endpoint, Redaction redaction) {
        return new Connect(endpoint, redaction);
    }

    /** The worker's Kafka version. */
    public String version() {
        throw new UnsupportedOperationException(redaction.redact(endpoint.toString()));
    }

    /** The connector plugins that the worker has. */
    public List<ConnectorPlugin> plugins() {
        throw new UnsupportedOperationException();
    }

    /** The names of all connectors. */
    public SortedSet<String> connectors() {
        throw new UnsupportedOperationException();
    }

    /** A connector's configuration as the worker stores it, references unresolved; empty when it is not there. */
    public Optional<Map<String, String>> config(String name) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a connector, or changes it.
     *
     * @throws InvalidInputException when the worker finds the configuration invalid
     */
    public void put(String name, Map<String, String> config) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #put(String, Map)}, trying again until this deadline. */
    public void put(String name, Map<String, String> config, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** How a connector and its tasks are; empty when it is not there, or not yet. */
    public Optional<ConnectorStatus> status(String name) {
        throw new UnsupportedOperationException();
    }

    /** What the worker's own validation says of a configuration. Nothing is changed. */
    public ConfigValidation validate(String connectorClass, Map<String, String> config) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a connector. One that is not there is no error. */
    public void delete(String name) {
        throw new UnsupportedOperationException();
    }

    /** Pauses a connector: its tasks stay, and read nothing. */
    public void pause(String name) {
        throw new UnsupportedOperationException();
    }

    /** Resumes a paused or stopped connector. */
    public void resume(String name) {
        throw new UnsupportedOperationException();
    }

    /** Restarts a connector and its tasks, all of them or those that failed. */
    public void restart(String name, boolean onlyFailed) {
        throw new UnsupportedOperationException();
    }

    /** What the sink says of its work; empty when this worker or connector cannot say. */
    public Optional<SinkCounts> sinkCounts(String name) {
        throw new UnsupportedOperationException();
    }
}
