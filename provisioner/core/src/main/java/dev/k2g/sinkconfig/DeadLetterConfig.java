package dev.k2g.sinkconfig;

import dev.k2g.sinkmodel.SinkProperty;

import java.util.Map;
import java.util.TreeMap;

/** Connect's own settings for records that cannot be written. */
public final class DeadLetterConfig {

    /** The value of {@link SinkProperty#TOLERANCE} with which a connector goes on after such a record. */
    private static final String ALL = "all";

    private DeadLetterConfig() {}

    /** Whether a worker's connector goes on after a record that it cannot write. */
    public static boolean toleratesAll(Map<String, String> config) {
        return ALL.equals(config.get(SinkProperty.TOLERANCE.key()));
    }

    /** Whether a configuration names no topic for such records. */
    public static boolean hasNoTopic(Map<String, String> config) {
        return config.getOrDefault(SinkProperty.DEAD_LETTER_TOPIC.key(), "").isBlank();
    }

    static void put(Map<String, String> config, String topic) {
        config.put(SinkProperty.TOLERANCE.key(), ALL);
        config.put(SinkProperty.DEAD_LETTER_TOPIC.key(), topic);
    }

    /** What k2g sets unless a recipe says otherwise: headers that say what was wrong, and a log without what is in it. */
    static Map<String, String> tuning(boolean deadLetters) {
        Map<String, String> tuning = new TreeMap<>();
        if (deadLetters) {
            tuning.put(SinkProperty.DEAD_LETTER_HEADERS.key(), "true");
        }
        tuning.put(SinkProperty.ERROR_LOG.key(), "true");
        tuning.put(SinkProperty.ERROR_LOG_MESSAGES.key(), "false");
        return tuning;
    }

    /**
     * What Confluent Cloud does in its own connectors: it tolerates all unless told otherwise, and has a topic for what cannot
     * be written.
     *
     * @param id the connector's id, after which the topic is named
     */
    public static void putServiceDefaults(Map<String, String> config, String id) {
        config.putIfAbsent(SinkProperty.TOLERANCE.key(), ALL);
        boolean all = toleratesAll(config);
        if (all) {
            config.putIfAbsent(SinkProperty.DEAD_LETTER_TOPIC.key(), "dlq-" + id);
            config.putIfAbsent(SinkProperty.DEAD_LETTER_REPLICATION.key(), "1");
        }
        config.putAll(tuning(all));
    }
}
