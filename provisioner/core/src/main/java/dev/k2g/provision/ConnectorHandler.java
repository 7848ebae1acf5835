package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.LiveConnector;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes, changes and deletes connectors, and sees that they and their tasks run. */
final class ConnectorHandler implements ResourceHandler {

    private final Kafka kafka;
    private final Graph graph;
    private final Connect connect;
    private final SinkConnection sink;
    private final ConnectorHealth health;
    private final ConnectorOffsets offsets;
    private final Redelivery redelivery;

    ConnectorHandler(Kafka kafka, Graph graph, Connect connect, SinkConnection sink) {
        this.kafka = kafka;
        this.graph = graph;
        this.connect = connect;
        this.sink = sink;
        this.health = new ConnectorHealth(connect, kafka);
        this.offsets = new ConnectorOffsets(connect, graph);
        this.redelivery = new Redelivery(connect, kafka, health);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.CONNECTOR;
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        ConnectorSpec connector = connector(recipe, change);
        Map<String, String> config = DialectSelection.of(connect).render(recipe, connector, sink);
        if (change.operation() == Operation.CREATE) {
            create(recipe, connector, config, deadline);
            return;
        }
        if (ConnectorStateDiff.isAllOf(change)) {
            turn(connector, config, deadline);
            return;
        }
        // stopped in between, so that no state seen afterwards is one of the tasks under the old configuration
        connect.stop(connector.name());
        health.awaitStopped(connector.name(), deadline);
        // before the new configuration: if this is interrupted, the next plan still sees the change
        prepareForOtherCypher(recipe, connector, config, change, deadline);
        connect.put(connector.name(), config, deadline);
        runOrPause(connector);
    }

    /** Has a connector whose configuration is right run, or not, as the recipe has it. */
    private void turn(ConnectorSpec connector, Map<String, String> config, Deadline deadline) {
        if (hasFailed(connector.name()) && ConnectorConfigDiff.isManaged(config)) {
            // what a service masks may be another secret than the recipe's, and nobody can tell
            connect.stop(connector.name());
            health.awaitStopped(connector.name(), deadline);
            connect.put(connector.name(), config, deadline);
        }
        runOrPause(connector);
    }

    private boolean hasFailed(String connector) {
        return connect.status(connector)
                .filter(status -> status.failure().isPresent())
                .isPresent();
    }

    private void runOrPause(ConnectorSpec connector) {
        if (connector.isPaused()) {
            connect.pause(connector.name());
        } else if (!redelivery.isWaiting(connector.name())) {
            connect.resume(connector.name());
        }
    }

    /**
     * Does to offsets and graph what the change needs, while the connector is stopped.
     *
     * @param config the connector's configuration
     */
    private void prepareForOtherCypher(
            Recipe recipe, ConnectorSpec connector, Map<String, String> config, Change change, Deadline deadline) {
        if (!ConnectorConfigDiff.changesCypher(change)) {
            return;
        }
        // only where the plan said so: one that has written nothing has nothing to clear, nor has one that waits
        if (change.deletion().isPresent() && !redelivery.isWaiting(connector.name())) {
            clear(recipe, connector.name(), deadline);
        }
        if (connector.onMappingChange() == OnMappingChange.REBUILD
                || connector.onMappingChange() == OnMappingChange.REPLAY) {
            offsets.forget(connector.name(), config, deadline);
        }
    }

    /** Those that share what is cleared write nothing meanwhile, and deliver again when this one has. */
    private void clear(Recipe recipe, String connector, Deadline deadline) {
        Map<String, LiveConnector> live = connect.live();
        RebuildScope scope = RebuildScope.of(recipe, connector, live);
        List<String> others = scope.othersIn(live.keySet());
        others.forEach(connect::stop);
        others.forEach(other -> health.awaitStopped(other, deadline));
        redelivery.after(connector, others);
        graph.writtenPart(scope.writes()).delete();
        others.forEach(other ->
                offsets.forget(other, Objects.requireNonNull(live.get(other)).config(), deadline));
    }

    private void create(Recipe recipe, ConnectorSpec connector, Map<String, String> config, Deadline deadline) {
        Optional<String> group = recipe.formerName(connector.name()).flatMap(former -> stopped(former, deadline));
        if (group.isPresent() && connect.namesGroupsItself()) {
            connect.create(connector.name(), config, kafka.offsets().committed(group.get()), deadline);
            if (connector.isPaused()) {
                connect.pauseNew(connector.name(), deadline);
            }
            return;
        }
        group.ifPresent(former -> connect.consumerGroup(connector.name(), connector.config())
                .ifPresent(own -> kafka.offsets().commit(own, kafka.offsets().committed(former))));
        if (connector.isPaused()) {
            connect.putPaused(connector.name(), config, deadline);
        } else {
            connect.put(connector.name(), config, deadline);
        }
    }

    /** The group of a former connector, which reads no more; empty when it is not there. */
    private Optional<String> stopped(String former, Deadline deadline) {
        return connect.config(former).flatMap(config -> {
            connect.stop(former);
            health.awaitStopped(former, deadline);
            return connect.consumerGroup(former, config);
        });
    }

    /** Its offsets go with it, so that a connector made again under the same name delivers everything again. */
    @Override
    public void delete(String name, Deadline deadline) {
        Optional<Map<String, String>> config = connect.config(name);
        if (config.isEmpty()) {
            return;
        }
        connect.stop(name);
        health.awaitStopped(name, deadline);
        offsets.forget(name, config.get(), deadline);
        connect.delete(name);
        deadline.awaitTrue(
                "connector " + name + " to go", () -> connect.status(name).isEmpty(), () -> "it is still there.");
    }

    @Override
    public void awaitHealthy(Recipe recipe, List<Change> changes, Deadline deadline, Consumer<Change> healthy) {
        redelivery.resume(
                changes.stream().map(change -> change.resource().name()).toList(), deadline);
        changes.stream().filter(change -> !change.isPending()).forEach(change -> mend(connector(recipe, change)));
        for (Change change : changes) {
            ConnectorSpec connector = connector(recipe, change);
            health.await(connector, deadline);
            healthy.accept(change);
        }
    }

    /** One that needed no change may have been turned since. */
    private void mend(ConnectorSpec connector) {
        connect.status(connector.name())
                .filter(status -> status.state().isHalted() != connector.isPaused())
                .ifPresent(turned -> runOrPause(connector));
    }

    private static ConnectorSpec connector(Recipe recipe, Change change) {
        return Objects.requireNonNull(recipe.connectors().get(change.resource().name()));
    }
}
