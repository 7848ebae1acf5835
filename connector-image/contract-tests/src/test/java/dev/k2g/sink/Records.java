package dev.k2g.sink;

import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Records as a worker with the schemaless JSON converter makes them. */
final class Records {

    static final String TOPIC = "rsvps";

    private Records() {}

    static SinkRecord value(long offset, @Nullable Object value) {
        return new SinkRecord(TOPIC, 0, null, null, null, value, offset, 1_500_000_000_000L, TimestampType.CREATE_TIME);
    }

    static SinkRecord value(long offset, Schema schema, Object value) {
        return new SinkRecord(
                TOPIC, 0, null, null, schema, value, offset, 1_500_000_000_000L, TimestampType.CREATE_TIME);
    }

    static SinkRecord rsvp(long offset, @Nullable Long member, @Nullable Long time, @Nullable String topic) {
        return value(offset, map("member_id", member, "time", time, "group_topic_name", topic));
    }

    /** A map of names and values, with nulls. */
    static Map<String, @Nullable Object> map(@Nullable Object... entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return map;
    }
}
