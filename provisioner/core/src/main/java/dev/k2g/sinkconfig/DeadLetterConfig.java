package dev.k2g.sinkconfig;

import java.util.Map;
import java.util.TreeMap;

/** Connect's own settings for records that cannot be written. */
final class DeadLetterConfig {

    static final String TOLERANCE = "errors.tolerance";
    static final String TOPIC = "errors.deadletterqueue.topic.name";

    private DeadLetterConfig() {}

    static void put(Map<String, String> config, String topic) {
        config.put(TOLERANCE, "all");
        config.put(TOPIC, topic);
    }

    static Map<String, String> tuning(boolean deadLetters) {
        Map<String, String> tuning = new TreeMap<>();
        if (deadLetters) {
            tuning.put("errors.deadletterqueue.context.headers.enable", "true");
        }
        tuning.put("errors.log.enable", "true");
        tuning.put("errors.log.include.messages", "false");
        return tuning;
    }
}
