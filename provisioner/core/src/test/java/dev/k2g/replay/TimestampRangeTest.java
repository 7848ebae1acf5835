package dev.k2g.replay;

import dev.k2g.kafka.LiveTopic;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampRangeTest {

    private static final long NOW = 1_700_000_000_000L;

    @Test
    void a_timestamp_out_of_range_is_told_with_the_setting() {
        TimestampRange range =
                range(Map.of("message.timestamp.before.max.ms", "1000", "message.timestamp.after.max.ms", "2000"));

        assertThat(range.objection(NOW - 1000, NOW)).isNull();
        assertThat(range.objection(NOW + 2000, NOW)).isNull();
        assertThat(range.objection(NOW - 1001, NOW)).contains("1000 ms of the topic's message.timestamp.before.max.ms");
        assertThat(range.objection(NOW + 2001, NOW)).contains("2000 ms of the topic's message.timestamp.after.max.ms");
        assertThat(range.objection(Long.MAX_VALUE - 1, NOW)).contains("future");
    }

    @Test
    void a_topic_that_sets_no_bounds_or_its_own_time_takes_all() {
        assertThat(range(Map.of()).objection(0, NOW)).isNull();
        Map<String, String> own =
                Map.of("message.timestamp.type", "LogAppendTime", "message.timestamp.after.max.ms", "1");
        assertThat(range(own).objection(NOW * 2, NOW)).isNull();
    }

    private static TimestampRange range(Map<String, String> config) {
        return TimestampRange.of(new LiveTopic("events", 1, 1, config));
    }
}
