package dev.k2g.kafka;

import dev.k2g.endpoint.KafkaEndpoint;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;

/** Reads records that are in topics now, without a consumer group and without leaving a trace. */
public final class RecordReader {

    private final KafkaEndpoint endpoint;

    private RecordReader(KafkaEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A reader of this cluster. */
    public static RecordReader of(KafkaEndpoint endpoint) {
        return new RecordReader(endpoint);
    }

    /**
     * The first records of a topic that are there now.
     *
     * @param limit how many at most
     * @return by partition, then by offset
     */
    public List<PeekedRecord> read(String topic, int limit) {
        throw new UnsupportedOperationException(endpoint.bootstrapServers() + topic + limit);
    }

    /**
     * The records between two sets of offsets.
     *
     * @param from the first offset of each partition; a partition without one begins at its first record
     * @param to the offset after the last one of each partition; only these partitions are read
     * @param limit how many at most
     * @return by topic, partition and offset
     */
    public List<PeekedRecord> read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to, int limit) {
        throw new UnsupportedOperationException(endpoint.bootstrapServers() + from + to + limit);
    }
}
