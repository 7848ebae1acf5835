package dev.k2g.kafka;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CancelledException;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A topic of one partition that keeps the last value of each key, so that all who write to it agree on an order. Used by
 * one thread. Its methods throw as {@link KafkaTopics}'s do.
 */
public final class CompactedTopic implements AutoCloseable {

    private static final String CLIENT_ID = "k2g-state";
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Map<String, String> CONFIG = Map.of("cleanup.policy", "compact");

    private final Kafka kafka;
    private final KafkaEndpoint endpoint;
    private final String name;
    private final KafkaFailures failures;
    private final TopicPartition partition;

    /** What was read so far, up to the offset {@link #next}. */
    private final Map<String, String> values = new LinkedHashMap<>();

    private long next;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * Nothing is asked or made yet.
     *
     * @param kafka a client of the cluster, which its owner closes
     * @param endpoint the same cluster
     * @param name the topic's name
     */
    public CompactedTopic(Kafka kafka, KafkaEndpoint endpoint, String name) {
        this.kafka = kafka;
        this.endpoint = endpoint;
        this.name = name;
        this.failures = new KafkaFailures(endpoint);
        this.partition = new TopicPartition(name, 0);
    }

    /** The topic's name. */
    public String name() {
        return name;
    }

    /** Makes the topic, unless it is there. */
    public void create() {
        kafka.topics().create(new TopicSpec(name, name, OptionalInt.of(1), CONFIG, DataFormat.NONE, DataFormat.NONE));
    }

    /** Deletes the topic, if it is there, and waits until it is gone. */
    public void delete() {
        kafka.topics().delete(name);
        Deadline.in(CALL)
                .awaitTrue(
                        "topic " + name + " to go",
                        () -> kafka.topics().describe(List.of(name)).isEmpty(),
                        () -> "it is still there.");
        startOver();
    }

    /** The values by key, in the order in which the keys were last written; empty when there is no topic. */
    public Map<String, String> read() {
        Map<TopicPartition, Long> ends = kafka.offsets().end(List.of(name));
        long end = ends.getOrDefault(partition, 0L);
        if (end < next) {
            startOver(); // somebody has deleted it, and perhaps made it again
        }
        if (end > next) {
            readTo(end);
        }
        return new LinkedHashMap<>(values);
    }

    private void startOver() {
        values.clear();
        next = 0;
        if (consumer != null) {
            consumer.seekToBeginning(List.of(partition));
        }
    }

    private void readTo(long end) {
        try {
            KafkaConsumer<byte[], byte[]> open = consumer();
            Deadline deadline = Deadline.in(CALL);
            // the position also passes offsets that hold no record, such as those that compaction took
            while (open.position(partition, CALL) < end) {
                if (deadline.hasPassed()) {
                    throw failures.undelivered(partition, CALL);
                }
                open.poll(POLL).records(partition).forEach(this::take);
            }
            next = end;
        } catch (KafkaException e) {
            throw failures.of("read topic " + name, e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            String key = new String(record.key(), UTF_8);
            values.remove(key);
            if (record.value() != null) {
                values.put(key, new String(record.value(), UTF_8));
            }
        }
    }

    /**
     * Writes values, and waits until all are kept.
     *
     * @param values by key; null takes the key away
     */
    public void write(Map<String, @Nullable String> values) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            values.forEach((key, value) -> sent.add(producer()
                    .send(new ProducerRecord<>(
                            name, 0, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)))));
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (KafkaException e) {
            throw failures.of("write to topic " + name, e);
        } catch (ExecutionException e) {
            throw failures.of("write to topic " + name, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("writing to topic " + name, e);
        }
    }

    /** Kept open: to connect takes longer than to read. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open == null) {
            Map<String, Object> properties = RecordReader.properties(endpoint, CLIENT_ID);
            open = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            open.assign(List.of(partition));
            open.seekToBeginning(List.of(partition));
            consumer = open;
        }
        return open;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            Map<String, Object> properties = KafkaProperties.of(endpoint, CLIENT_ID);
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            open = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            consumer = null;
        }
    }
}
