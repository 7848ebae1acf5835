package dev.k2g.cli.command;

import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.ConnectorStatus.TaskStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.connect.SinkCounts;
import dev.k2g.pipeline.SinkState;
import dev.k2g.stack.ServerStatus;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code k2g status} says, as {@code -o json} prints it.
 *
 * @param target the target's name
 * @param servers its servers
 * @param sink the sink that the Connect worker has: stand-in, or official with its version; empty unless the servers run
 * @param connectors the recipe's connectors; none unless the servers run
 */
record StatusDocument(String target, List<ServerStatus> servers, Optional<String> sink, List<Connector> connectors) {

    /**
     * One connector.
     *
     * @param name its name
     * @param state its state, or MISSING
     * @param tasks its tasks
     * @param lag records that it has not committed yet, where that is known
     * @param delivered records that its tasks have written since they started, where it counts them
     * @param deadLettered records that its tasks have refused since they started, where it counts them
     */
    record Connector(
            String name,
            String state,
            List<Task> tasks,
            OptionalLong lag,
            OptionalLong delivered,
            OptionalLong deadLettered) {

        static Connector of(SinkState sink) {
            Optional<SinkCounts> counts = sink.counts();
            return new Connector(
                    sink.connector(),
                    sink.status().map(status -> status.state().name()).orElse("MISSING"),
                    sink.status().map(ConnectorStatus::tasks).orElse(List.of()).stream()
                            .map(Task::of)
                            .toList(),
                    sink.lag(),
                    counts.map(SinkCounts::delivered).map(OptionalLong::of).orElse(OptionalLong.empty()),
                    counts.map(SinkCounts::deadLettered).map(OptionalLong::of).orElse(OptionalLong.empty()));
        }
    }

    /**
     * One task.
     *
     * @param id its number
     * @param state its state
     * @param cause the first cause of its failure in one line, empty while it has not failed
     */
    record Task(int id, String state, Optional<String> cause) {

        private static Task of(TaskStatus task) {
            return new Task(
                    task.id(),
                    task.state().name(),
                    Optional.of(task.trace()).filter(trace -> !trace.isBlank()).map(RootCause::of));
        }
    }
}
