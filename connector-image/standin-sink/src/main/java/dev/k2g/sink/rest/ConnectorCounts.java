package dev.k2g.sink.rest;

import java.util.List;

/**
 * What a connector's tasks on one worker have done since they started.
 *
 * @param connector its name
 * @param tasks its tasks, by number
 */
public record ConnectorCounts(String connector, List<TaskCounts> tasks) {

    /**
     * What one task has done.
     *
     * @param task its number, from 0
     * @param started when it started, in milliseconds since 1970
     * @param delivered records written to the graph or, by the connector's contract, ignored
     * @param deadLettered records handed to Connect's error reporter
     */
    public record TaskCounts(int task, long started, long delivered, long deadLettered) {}

    /** Copies the list. */
    public ConnectorCounts {
        tasks = List.copyOf(tasks);
    }
}
