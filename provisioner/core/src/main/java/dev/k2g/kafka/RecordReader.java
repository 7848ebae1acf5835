package dev.k2g.kafka;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import static java.util.Comparator.comparing;

/**
 * Reads records that are in topics now, without a consumer group and without leaving a trace. Its methods throw
 * {@link UnreachableException} when no broker answers in time and {@link FailedException} when one refuses.
 *
 * @param endpoint the cluster
 */
public record RecordReader(KafkaEndpoint endpoint) {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration WHOLE_READ = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * The first records of a topic that are there now.
     *
     * @param limit how many at most
     * @return by partition, then by offset
     * @throws FailedException also when there is no such topic
     */
    public List<PeekedRecord> read(String topic, int limit) {
        return with(limit, consumer -> {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic, CALL);
            if (partitions == null || partitions.isEmpty()) {
                throw new FailedException(
                        "Kafka at " + endpoint.bootstrapServers() + " has no topic " + topic + ".",
                        "Check its name; k2g apply makes the topics of the recipe.");
            }
            List<TopicPartition> all = partitions.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return read(consumer, Map.of(), consumer.endOffsets(all, CALL), limit);
        });
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
        return with(limit, consumer -> read(consumer, from, to, limit));
    }

    private List<PeekedRecord> read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            int limit) {
        SortedMap<TopicPartition, Long> ends =
                new TreeMap<>(comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        ends.putAll(to);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ends.keySet(), CALL);
        Deadline deadline = Deadline.in(WHOLE_READ);
        List<PeekedRecord> records = new ArrayList<>();
        ends.forEach((partition, end) -> {
            // what retention or a deletion took cannot be read: begin at what is left
            long beginning = Objects.requireNonNullElse(beginnings.get(partition), 0L);
            long start = Math.max(from.getOrDefault(partition, beginning), beginning);
            readPartition(consumer, partition, start, end, limit, records, deadline);
        });
        return records;
    }

    private void readPartition(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long start,
            long end,
            int limit,
            List<PeekedRecord> records,
            Deadline deadline) {
        if (start >= end || records.size() >= limit) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, start);
        // the position also passes offsets that hold no record, such as those that compaction took
        while (records.size() < limit && consumer.position(partition, CALL) < end) {
            if (deadline.hasPassed()) {
                throw new KafkaFailures(endpoint).undelivered(partition, WHOLE_READ);
            }
            consumer.poll(POLL).records(partition).stream()
                    .filter(record -> record.offset() < end)
                    .limit(limit - records.size())
                    .map(RecordReader::peeked)
                    .forEach(records::add);
        }
    }

    private List<PeekedRecord> with(int limit, Reading reading) {
        Map<String, Object> properties = properties(endpoint, "k2g-reader");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.max(1, Math.min(limit, 1_000)));
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
            return reading.of(consumer);
        } catch (KafkaException e) {
            throw new KafkaFailures(endpoint).of("read records", e);
        }
    }

    /** Of a consumer that belongs to no group and leaves no trace. */
    static Map<String, Object> properties(KafkaEndpoint endpoint, String clientId) {
        Map<String, Object> properties = KafkaProperties.of(endpoint, clientId);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // closing waits for the fetch under way, which the broker holds back this long at the end of a partition
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return properties;
    }

    private static PeekedRecord peeked(ConsumerRecord<byte[], byte[]> record) {
        List<PeekedRecord.Header> headers = Arrays.stream(record.headers().toArray())
                .map(header -> new PeekedRecord.Header(header.key(), header.value()))
                .toList();
        return new PeekedRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                headers);
    }

    private interface Reading {
        List<PeekedRecord> of(Consumer<byte[], byte[]> consumer);
    }
}
