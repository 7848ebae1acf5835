package dev.k2g.sink;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record and what the statement gets of it.
 *
 * @param record as it came
 * @param parameter its element of {@code $events}
 */
record Event(SinkRecord record, @Nullable Object parameter) {

    /** Where a record stands, for messages, such as {@code topic orders, partition 0, offset 17}. */
    static String coordinates(SinkRecord record) {
        return "topic " + record.topic() + ", partition " + record.kafkaPartition() + ", offset "
                + record.kafkaOffset();
    }

    /** Where the record is from; a record's own {@code toString} would show its contents. */
    @Override
    public String toString() {
        return coordinates(record);
    }
}
