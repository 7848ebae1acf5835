package dev.k2g.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * Settings of topics that tests choose from: values, each in the ways that it can be spelled.
 *
 * @param key Kafka's name
 * @param values the values; of each, its spellings
 */
record TopicSetting(String key, List<List<Object>> values) {

    private static final List<TopicSetting> ALL = List.of(
            new TopicSetting(
                    "cleanup.policy",
                    List.of(
                            List.of("delete", " delete "),
                            List.of("compact"),
                            List.of("compact,delete", "compact, delete", "delete,compact"))),
            new TopicSetting(
                    "retention.ms",
                    List.of(List.of(86_400_000, "086400000", " 86400000"), List.of(-1), List.of(604_800_000))),
            new TopicSetting("max.message.bytes", List.of(List.of(700_000, "+700000"), List.of(1_048_588))),
            new TopicSetting(
                    "min.cleanable.dirty.ratio",
                    List.of(List.of(0.25, "0.250", "2.5e-1", ".25"), List.of(0.5, "0.50"))),
            new TopicSetting("preallocate", List.of(List.of(true, "TRUE", "True "), List.of(false, "False"))),
            new TopicSetting("compression.type", List.of(List.of("gzip", " gzip"), List.of("producer"))),
            new TopicSetting("message.timestamp.type", List.of(List.of("CreateTime"), List.of("LogAppendTime"))),
            new TopicSetting("segment.ms", List.of(List.of(3_600_000, "03600000"), List.of(7_200_000))),
            new TopicSetting("min.insync.replicas", List.of(List.of(1, "01"))));

    static TopicSetting random(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    static TopicSetting of(String key) {
        return ALL.stream()
                .filter(setting -> setting.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Puts any of its values into a topic's configuration. */
    void put(ObjectNode config, Random random) {
        config.putPOJO(key, value(random));
    }

    /** Puts another spelling of the value that is there. */
    void spellOtherwise(ObjectNode config, Random random) {
        String there = sense(key, config.path(key).asText());
        values.stream()
                .filter(spellings -> sense(key, spellings.get(0).toString()).equals(there))
                .forEach(spellings -> config.putPOJO(key, spellings.get(random.nextInt(spellings.size()))));
    }

    /** Any of its values, as text. */
    String text(Random random) {
        return value(random).toString().strip();
    }

    private Object value(Random random) {
        List<Object> spellings = values.get(random.nextInt(values.size()));
        return spellings.get(random.nextInt(spellings.size()));
    }

    /** What a value says, however it is spelled. */
    static String sense(String key, String value) {
        String text = value.strip();
        if (key.equals("cleanup.policy")) {
            return String.join(",", new TreeSet<>(Arrays.asList(text.split("\\s*,\\s*"))));
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.toLowerCase(Locale.ROOT);
        }
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
