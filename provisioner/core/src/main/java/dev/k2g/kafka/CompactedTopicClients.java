package dev.k2g.kafka;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CancelledException;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One reader and one writer for all compacted topics of a cluster, made when they are needed first and kept: to connect
 * takes longer than to read.
 */
final class CompactedTopicClients implements AutoCloseable {

    private static final String CLIENT_ID = "k2g-state";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaEndpoint endpoint;
    private final Duration call;
    private final KafkaFailures failures;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** @param call how long a call may take */
    CompactedTopicClients(KafkaEndpoint endpoint, Duration call) {
        this.endpoint = endpoint;
        this.call = call;
        this.failures = new KafkaFailures(endpoint);
    }

    /**
     * Reads what is there.
     *
     * @param from the offset to begin with; 0 is the first record that is there
     * @param end the offset to end before
     */
    synchronized void read(
            TopicPartition partition, long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> take) {
        try {
            KafkaConsumer<byte[], byte[]> open = consumer();
            open.assign(List.of(partition));
            if (from == 0) {
                open.seekToBeginning(List.of(partition));
            } else {
                open.seek(partition, from);
            }
            Deadline deadline = Deadline.in(call);
            // the position also passes offsets that hold no record, such as those that compaction took
            while (open.position(partition, call) < end) {
                if (deadline.hasPassed()) {
                    throw failures.undelivered(partition, call);
                }
                open.poll(POLL).records(partition).forEach(take);
            }
        } catch (KafkaException e) {
            closeConsumer();
            throw failures.of("read topic " + partition.topic(), e);
        }
    }

    /** Writes values in their order, waits until all are kept, and answers with the offset after the last one. */
    synchronized long write(TopicPartition partition, Map<String, @Nullable String> values) {
        try {
            KafkaProducer<byte[], byte[]> open = producer();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            values.forEach((key, value) -> sent.add(open.send(new ProducerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    key.getBytes(UTF_8),
                    value == null ? null : value.getBytes(UTF_8)))));
            long end = 0;
            for (Future<RecordMetadata> record : sent) {
                end = record.get().offset() + 1;
            }
            return end;
        } catch (KafkaException | ExecutionException e) {
            closeProducer(); // after some failures it would send nothing any more
            throw failures.of(
                    "write to topic " + partition.topic(),
                    e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("writing to topic " + partition.topic(), e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open == null) {
            Map<String, Object> properties = RecordReader.properties(endpoint, CLIENT_ID);
            open = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = open;
        }
        return open;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            Map<String, Object> properties = KafkaProperties.of(endpoint, CLIENT_ID);
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 0); // each write is waited for
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 5_000);
            // ten seconds were once too few for the first record of a new topic on a busy broker
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
            open = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private void closeConsumer() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            consumer = null;
        }
    }

    private void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public synchronized void close() {
        closeProducer();
        closeConsumer();
    }
}
