package dev.k2g.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/** Where a record stands, for messages. */
final class RecordCoordinates {

    private RecordCoordinates() {}

    /** Such as {@code topic orders, partition 0, offset 17}. */
    static String of(SinkRecord record) {
        return "topic " + record.topic() + ", partition " + record.kafkaPartition() + ", offset "
                + record.kafkaOffset();
    }
}
