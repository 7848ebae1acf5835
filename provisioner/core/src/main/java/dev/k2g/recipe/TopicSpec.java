package dev.k2g.recipe;

import dev.k2g.sinkmodel.DataFormat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A topic that should be there.
 *
 * @param logicalName how the recipe refers to it
 * @param name its name in Kafka
 * @param partitions how many partitions; empty for the broker's default
 * @param config topic configuration by Kafka's names, only what the recipe sets
 * @param key how its records' keys are written
 * @param value how its records' values are written
 */
public record TopicSpec(
        String logicalName,
        String name,
        OptionalInt partitions,
        Map<String, String> config,
        DataFormat key,
        DataFormat value) {

    /** Kafka's name for what a record's timestamp is. */
    public static final String TIMESTAMP_TYPE = "message.timestamp.type";

    /** A value of {@link #TIMESTAMP_TYPE}: when the broker took the record, whatever the record says. */
    public static final String LOG_APPEND_TIME = "LogAppendTime";

    /** How keys are written unless a recipe says otherwise. */
    public static final DataFormat DEFAULT_KEY = DataFormat.NONE;

    /** How values are written unless a recipe says otherwise. */
    public static final DataFormat DEFAULT_VALUE = DataFormat.JSON;

    /** Copies the map, in its order. */
    public TopicSpec {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }

    /**
     * The same as a dead letter topic: unless the recipe says otherwise, its records have the time at which they came.
     * Sinks give them that of the record that could not be written, and retention would take an old one at once.
     */
    TopicSpec forDeadLetters() {
        Map<String, String> dated = new LinkedHashMap<>(config);
        dated.putIfAbsent(TIMESTAMP_TYPE, LOG_APPEND_TIME);
        return new TopicSpec(logicalName, name, partitions, dated, key, value);
    }
}
