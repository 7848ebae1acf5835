package dev.k2g.docker.worker;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.deadline.Deadline;
import dev.k2g.docker.image.SinkInImage;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;
import dev.k2g.sinkmodel.Dialect;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether a worker's REST API answers and lists the sink.
 *
 * @param endpoint its REST API
 * @param redaction masks what its log may show
 * @param isAlive whether its container runs
 * @param log what it has written
 */
public record WorkerReadiness(
        ConnectEndpoint endpoint, Redaction redaction, BooleanSupplier isAlive, Supplier<String> log) {

    /**
     * Waits until it is ready.
     *
     * @return the sink that it has
     * @throws FailedException when it ends, or has no sink
     * @throws UnreachableException when it is not ready in time
     */
    public ConnectorPlugin await(Deadline deadline) {
        deadline.awaitTrue("the worker to answer", this::answers, this::reason);
        return requireSink(endpoint, redaction);
    }

    /**
     * The sink that a worker lists.
     *
     * @throws FailedException when it lists none
     */
    public static ConnectorPlugin requireSink(ConnectEndpoint endpoint, Redaction redaction) {
        return sink(endpoint, redaction)
                .orElseThrow(() -> new FailedException(
                        FindingCode.PLUGIN_MISSING,
                        "The worker at " + endpoint.uri() + " has no sink for Neo4j among its plugins.",
                        SinkInImage.REMEDY));
    }

    /**
     * Whether a worker answers what its plugins are.
     *
     * @throws FailedException when it does, and the sink is not among them
     */
    public static boolean hasSink(ConnectEndpoint endpoint, Redaction redaction) {
        try {
            requireSink(endpoint, redaction);
            return true;
        } catch (UnreachableException | FailedException e) {
            if (e.code() == FindingCode.PLUGIN_MISSING) {
                throw e;
            }
            return false; // starting: it knows not all of its paths yet
        }
    }

    /** The sink that it lists now, when it answers. */
    public Optional<ConnectorPlugin> sinkNow() {
        try {
            return sink(endpoint, redaction);
        } catch (UnreachableException | FailedException e) {
            return Optional.empty(); // no answer: what was asked
        }
    }

    private boolean answers() {
        if (!isAlive.getAsBoolean()) {
            throw new FailedException(
                    "The worker ended while starting: " + reason(),
                    "Correct what it names, and start it again; k2g worker start --print shows what it was given.");
        }
        try {
            Connect.at(endpoint, redaction).connectors(); // answered once it has joined its group
            return true;
        } catch (UnreachableException | FailedException e) {
            return false; // starting: it does not listen, or knows none of its paths yet
        }
    }

    private static Optional<ConnectorPlugin> sink(ConnectEndpoint endpoint, Redaction redaction) {
        return Connect.at(endpoint, redaction).plugins().stream()
                .filter(plugin -> Dialect.of(plugin.className()).isPresent())
                .findFirst();
    }

    private String reason() {
        return redaction.redact(WorkerLogError.in(log.get()).text()) + ".";
    }
}
