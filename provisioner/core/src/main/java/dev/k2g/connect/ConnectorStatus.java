package dev.k2g.connect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a connector and its tasks are.
 *
 * @param name the connector's name
 * @param state its own state; it may be RUNNING while every task has failed
 * @param trace the stack trace of what the connector itself failed of, else empty text
 * @param tasks its tasks by number
 */
public record ConnectorStatus(String name, ConnectorState state, String trace, List<TaskStatus> tasks) {

    /** Copies the list. */
    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    /** Whether the connector runs, has at least one task, and every task runs. */
    public boolean isHealthy() {
        return state == ConnectorState.RUNNING
                && !tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.state() == ConnectorState.RUNNING);
    }

    /** The trace of the connector or of its first task that has failed; empty when nothing has. */
    public Optional<String> failure() {
        Stream<String> ofConnector = state == ConnectorState.FAILED ? Stream.of(trace) : Stream.empty();
        Stream<String> ofTasks = tasks.stream()
                .filter(task -> task.state() == ConnectorState.FAILED)
                .map(TaskStatus::trace);
        return Stream.concat(ofConnector, ofTasks).findFirst();
    }

    /**
     * How one task of a connector is.
     *
     * @param id its number within the connector
     * @param state its state
     * @param trace the stack trace of what it failed of, else empty text
     */
    public record TaskStatus(int id, ConnectorState state, String trace) {}
}
