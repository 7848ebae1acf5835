package dev.k2g.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Further properties of sinks that tests choose from: some stand alone, and those of a transform come and go together.
 *
 * @param properties a value for each key
 */
record SinkSetting(Map<String, String> properties) {

    private static final String TRANSFORM = "org.apache.kafka.connect.transforms.";

    private static final List<SinkSetting> ALL = List.of(
            new SinkSetting(Map.of(
                    "transforms", "tag",
                    "transforms.tag.type", TRANSFORM + "InsertField$Value",
                    "transforms.tag.static.field", "tag",
                    "transforms.tag.static.value", "of somebody")),
            new SinkSetting(Map.of(
                    "transforms", "drop",
                    "transforms.drop.type", TRANSFORM + "Filter",
                    "transforms.drop.predicate", "dead",
                    "predicates", "dead",
                    "predicates.dead.type", TRANSFORM + "predicates.RecordIsTombstone")),
            new SinkSetting(Map.of(
                    "transforms", "route",
                    "transforms.route.type", TRANSFORM + "TimestampRouter",
                    "transforms.route.topic.format", "${topic}")),
            new SinkSetting(Map.of("errors.retry.timeout", "60000")),
            new SinkSetting(Map.of("errors.log.enable", "true")),
            new SinkSetting(Map.of("header.converter", "org.apache.kafka.connect.storage.StringConverter")),
            new SinkSetting(Map.of("config.action.reload", "none")),
            new SinkSetting(Map.of("consumer.override.fetch.max.wait.ms", "250")),
            new SinkSetting(Map.of("consumer.override.max.poll.records", "50")));

    static SinkSetting random(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** Any of those that stand alone. */
    static Map.Entry<String, String> alone(Random random) {
        List<SinkSetting> alone =
                ALL.stream().filter(setting -> setting.properties.size() == 1).toList();
        return alone.get(random.nextInt(alone.size()))
                .properties
                .entrySet()
                .iterator()
                .next();
    }

    /** Puts it into a connector of a recipe; a transform in the place of the one that is there. */
    void put(ObjectNode connector, Random random) {
        ObjectNode config = connector.withObject("/config");
        if (properties.containsKey("transforms")) {
            dropTransform(config);
        }
        properties.forEach(config::put);
        if (properties.containsKey("errors.retry.timeout") && random.nextBoolean()) {
            config.put("errors.retry.timeout", 30_000);
        }
    }

    /** Takes one away, or the transform. */
    static void dropOne(ObjectNode config, Random random) {
        RecipeEdit.one(config, random).ifPresent(key -> {
            if (key.startsWith("transforms") || key.startsWith("predicates")) {
                dropTransform(config);
            } else {
                config.remove(key);
            }
        });
    }

    private static void dropTransform(ObjectNode config) {
        List<String> keys = new ArrayList<>();
        config.fieldNames().forEachRemaining(keys::add);
        keys.removeIf(key -> !key.startsWith("transforms") && !key.startsWith("predicates"));
        config.remove(keys);
    }
}
