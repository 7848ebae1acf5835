package dev.k2g.sink.config;

import java.util.Map;

/**
 * What a task needs to know, whatever dialect it was written in.
 *
 * @param connector the connector's name
 * @param task the task's number, from 0
 * @param mode which records, bindings and types the dialect's connector takes
 * @param connection how to reach the database
 * @param batchSize most records in one transaction
 * @param cypher topic to the user's Cypher
 * @param bindings the names under which a record is visible to the Cypher
 * @param toleratesErrors whether bad records are reported ({@code errors.tolerance=all}) instead of failing the task
 */
public record SinkSettings(
        String connector,
        int task,
        Mode mode,
        ConnectionSettings connection,
        int batchSize,
        Map<String, String> cypher,
        Bindings bindings,
        boolean toleratesErrors) {

    /** Whose manner of wrapping Cypher and converting values applies. */
    public enum Mode {
        /** Connector 5.1 and later. */
        CURRENT,
        /** Connector 1.0 to 5.0. */
        LEGACY
    }

    /** Copies the map. */
    public SinkSettings {
        cypher = Map.copyOf(cypher);
    }
}
