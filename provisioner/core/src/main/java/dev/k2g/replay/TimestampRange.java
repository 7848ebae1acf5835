package dev.k2g.replay;

import dev.k2g.kafka.LiveTopic;
import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * Which timestamps a topic takes. One that it does not take would cost the whole batch that it is in, so it is found before.
 *
 * @param before how far in the past, in milliseconds
 * @param after how far in the future, in milliseconds
 */
record TimestampRange(long before, long after) {

    /** Takes all. */
    static final TimestampRange ALL = new TimestampRange(Long.MAX_VALUE, Long.MAX_VALUE);

    /** The range of this topic. */
    static TimestampRange of(LiveTopic topic) {
        if (topic.effective(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                .filter(TopicSpec.LOG_APPEND_TIME::equals)
                .isPresent()) {
            return ALL;
        }
        return new TimestampRange(
                millis(topic.effective(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG)),
                millis(topic.effective(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG)));
    }

    private static long millis(Optional<String> setting) {
        return setting.map(Long::valueOf).orElse(Long.MAX_VALUE);
    }

    /** Why the topic does not take this timestamp now; null when it does. */
    @Nullable
    String objection(long timestamp, long now) {
        if (timestamp < now && now - timestamp > before) {
            return objection(timestamp, before, "past", TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG);
        }
        if (timestamp > now && timestamp - now > after) {
            return objection(timestamp, after, "future", TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
        }
        return null;
    }

    private static String objection(long timestamp, long most, String where, String setting) {
        return "its timestamp %d (%s) is further in the %s than the %d ms of the topic's %s: a timestamp counts milliseconds"
                .formatted(timestamp, Instant.ofEpochMilli(timestamp), where, most, setting);
    }
}
