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

    /** How keys are written unless a recipe says otherwise. */
    public static final DataFormat DEFAULT_KEY = DataFormat.NONE;

    /** How values are written unless a recipe says otherwise. */
    public static final DataFormat DEFAULT_VALUE = DataFormat.JSON;

    /** Copies the map, in its order. */
    public TopicSpec {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }
}
