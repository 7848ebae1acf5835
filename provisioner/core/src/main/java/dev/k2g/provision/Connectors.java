package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.SinkConfig;
import dev.k2g.connect.State;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.kafka.Kafka;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Connectors: their configuration, and that they and their tasks run. */
final class Connectors implements Resources {

    private final Kafka kafka;
    private final Connect connect;
    private final SinkConnection sink;
    private final ConnectorHealth health;

    Connectors(Kafka kafka, Connect connect, SinkConnection sink) {
        this.kafka = kafka;
        this.connect = connect;
        this.sink = sink;
        this.health = new ConnectorHealth(connect);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.CONNECTOR;
    }

    @Override
    public List<Change> compare(Recipe recipe) {
        return recipe.connectors().values().stream()
                .map(connector -> ConnectorDiff.between(
                        connector.name(), SinkConfig.render(recipe, connector, sink), connect.config(connector.name())))
                .toList();
    }

    @Override
    public Optional<String> refusal(Recipe recipe, Change change) {
        ConnectorSpec connector = connector(recipe, change);
        if (connector.onMappingChange() == OnMappingChange.FROM_NOW
                || !ConnectorDiff.changesCypher(change)
                || !hasWritten(connector.name())) {
            return Optional.empty();
        }
        String problem = "Connector " + connector.name() + " has written records by another Cypher statement"
                + " than the recipe has now";
        return Optional.of(
                connector.onMappingChange() == OnMappingChange.REFUSE
                        ? problem + ", and its onMappingChange is refuse. Set it to from-now to write the records"
                                + " that come from now on by the new one, or begin with an empty target."
                        : problem + ", and k2g cannot deliver them again yet. Set onMappingChange to from-now,"
                                + " or begin with an empty target.");
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        ConnectorSpec connector = connector(recipe, change);
        Map<String, String> config = SinkConfig.render(recipe, connector, sink);
        if (change.operation() == Operation.CREATE) {
            connect.put(connector.name(), config, deadline);
            return;
        }
        // stopped in between, so that no state seen afterwards is one of the tasks under the old configuration
        connect.stop(connector.name());
        health.awaitStopped(connector.name(), deadline);
        connect.put(connector.name(), config, deadline);
        connect.resume(connector.name());
    }

    @Override
    public void awaitHealthy(Recipe recipe, Change change, Deadline deadline) {
        ConnectorSpec connector = connector(recipe, change);
        if (change.operation() == Operation.NONE) {
            mend(connector.name());
        }
        health.awaitRunning(connector, deadline);
    }

    /** A connector whose configuration is right may still be paused, stopped by an aborted run, or have failed once. */
    private void mend(String name) {
        connect.status(name).ifPresent(status -> {
            if (status.state() == State.PAUSED || status.state() == State.STOPPED) {
                connect.resume(name);
            } else if (status.failure().isPresent()) {
                connect.restart(name, true);
            }
        });
    }

    /** A sink's consumer group commits what it has written. */
    private boolean hasWritten(String connector) {
        return kafka.committedOffsets("connect-" + connector).values().stream().anyMatch(offset -> offset > 0);
    }

    private static ConnectorSpec connector(Recipe recipe, Change change) {
        return Objects.requireNonNull(recipe.connectors().get(change.resource().name()));
    }
}
