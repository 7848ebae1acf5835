package dev.k2g.connect;

import java.time.Instant;
import java.util.List;

/**
 * What a sink says of its own work.
 *
 * @param connector the connector's name
 * @param tasks its tasks
 */
public record SinkCounts(String connector, List<TaskCounts> tasks) {

    /** Copies the list. */
    public SinkCounts {
        tasks = List.copyOf(tasks);
    }

    /** Records written to the graph or deliberately ignored, by all tasks since each started. */
    public long delivered() {
        return tasks.stream().mapToLong(TaskCounts::delivered).sum();
    }

    /** Records handed to the dead letter topic, by all tasks since each started. */
    public long deadLettered() {
        return tasks.stream().mapToLong(TaskCounts::deadLettered).sum();
    }

    /**
     * What one task says.
     *
     * @param task its number
     * @param started when it started; its counts began at zero then
     * @param delivered records written to the graph or deliberately ignored
     * @param deadLettered records handed to the dead letter topic
     */
    public record TaskCounts(int task, Instant started, long delivered, long deadLettered) {}
}
