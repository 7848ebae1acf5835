package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.Permission;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator does with one connector that is there. Every method ends when it is done, not when it is accepted. */
public final class ConnectorOperations {

    private final String name;
    private final Map<String, String> config;
    private final Connect connect;
    private final Kafka kafka;
    private final ConnectorHealth health;
    private final ConnectorOffsets offsets;

    private ConnectorOperations(String name, Map<String, String> config, Connect connect, Kafka kafka, Graph graph) {
        this.name = name;
        this.config = config;
        this.connect = connect;
        this.kafka = kafka;
        this.health = new ConnectorHealth(connect, kafka);
        this.offsets = new ConnectorOffsets(connect, graph);
    }

    /**
     * The connector of this name.
     *
     * @throws InvalidInputException when the worker has none
     */
    public static ConnectorOperations of(String name, Connect connect, Kafka kafka, Graph graph) {
        Map<String, String> config = connect.config(name)
                .orElseThrow(() -> new InvalidInputException(
                        "The worker has no connector " + name + ".",
                        "It has: " + String.join(", ", connect.connectors()) + "."));
        return new ConnectorOperations(name, config, connect, kafka, graph);
    }

    /** Pauses it: its tasks stay, and read nothing. */
    public void pause(Deadline deadline) {
        connect.pause(name);
        deadline.awaitTrue(
                "connector " + name + " to pause",
                () -> connect.status(name)
                        .filter(status -> status.state() == ConnectorState.PAUSED
                                && status.tasks().stream().noneMatch(task -> task.state() == ConnectorState.RUNNING))
                        .isPresent(),
                () -> "it is " + connect.status(name) + ".");
    }

    /** Sets it going again, and waits until it and all its tasks run. */
    public void resume(Deadline deadline) {
        connect.resume(name);
        health.awaitRunning(name, tasks(), deadline);
    }

    /**
     * Restarts it and all its tasks, and waits until they run.
     *
     * @throws InvalidInputException when it is paused or stopped
     */
    public void restart(Deadline deadline) {
        if (isHalted()) {
            throw new InvalidInputException(
                    "Connector " + name + " is paused or stopped: there is nothing of it to restart.",
                    "To set it going: k2g connector resume " + name + ".");
        }
        health.restart(name, false);
        health.awaitRunning(name, tasks(), deadline);
    }

    /**
     * Checks that its topics still have everything that it has delivered.
     *
     * @param starts where its reading of them began, as far as that is remembered
     * @throws InvalidInputException when they do not, with what is gone
     */
    public void requireCompleteTopics(Map<String, LogStart> starts) {
        List<String> topics = SinkConfig.topics(config);
        MissingRecords.of(name, topics, kafka.offsets().logs(topics), starts).ifPresent(missing -> {
            throw new InvalidInputException(
                    FindingCode.RECORDS_GONE,
                    missing.problem(),
                    "Nothing was changed. To deliver what is left all the same: k2g connector reset " + name + " "
                            + Permission.LOSS.option() + ".");
        });
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether it is paused or stopped. */
    public boolean isHalted() {
        return state().filter(ConnectorState::isHalted).isPresent();
    }

    private Optional<ConnectorState> state() {
        return connect.status(name).map(ConnectorStatus::state);
    }

    /**
     * Has it begin at the first record of its topics, and waits until it and all its tasks run; one that was paused or stopped
     * stays so.
     */
    public void reset(Deadline deadline) {
        Optional<ConnectorState> before = state();
        connect.stop(name);
        health.awaitStopped(name, deadline);
        offsets.forget(name, config, deadline);
        if (before.filter(ConnectorState::isHalted).isPresent()) {
            pause(deadline);
            return;
        }
        connect.resume(name);
        health.awaitRunning(name, tasks(), deadline);
    }

    private int tasks() {
        return Integer.parseInt(config.getOrDefault(SinkProperty.TASKS_MAX.key(), "1"));
    }
}
