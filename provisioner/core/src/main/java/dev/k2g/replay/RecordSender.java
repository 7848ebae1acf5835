package dev.k2g.replay;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.K2gException;
import dev.k2g.kafka.KafkaFailures;
import dev.k2g.kafka.KafkaProperties;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes records to one topic with an idempotent, batching, compressing producer, and counts what the broker
 * acknowledges. After the first failure it is of no further use.
 */
final class RecordSender implements AutoCloseable {

    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 10;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;

    private final KafkaFailures failures;
    private final String topic;
    private final int largestRecord;
    private final Rejects rejects;
    private final ReplayCounters counters;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;
    private boolean interrupted;
    private boolean closed;

    /**
     * @param largestRecord what the topic takes, in bytes
     */
    RecordSender(KafkaEndpoint endpoint, String topic, int largestRecord, Rejects rejects, ReplayCounters counters) {
        this.failures = new KafkaFailures(endpoint);
        this.topic = topic;
        this.largestRecord = largestRecord;
        this.rejects = rejects;
        this.counters = counters;
        this.producer = new KafkaProducer<>(
                properties(endpoint, largestRecord), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> properties(KafkaEndpoint endpoint, int largestRecord) {
        Map<String, Object> properties = KafkaProperties.of(endpoint);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "k2g-replay");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // RSVP records: a quarter of their size for 0.1 µs each; zstd makes a sixth of it for three times the work.
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largestRecord);
        properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return properties;
    }

    /**
     * Sends the records of one message: all that are not rejected, or, when one of them is too large for the topic,
     * none. Waits while the producer's buffer is full.
     *
     * @param line the line that the message stood on
     */
    void send(long line, List<MappedRecord> records) {
        counters.mapped += records.size();
        MappedRecord tooLarge = firstTooLarge(records);
        for (MappedRecord mapped : records) {
            String rejection = mapped.rejection();
            if (rejection == null && tooLarge != null) {
                rejection = tooLarge(mapped == tooLarge);
            }
            if (rejection != null) {
                reject(line, mapped, rejection);
            } else if (failure == null) {
                send(record(mapped), (metadata, exception) -> sent(line, mapped, metadata, exception));
            } else {
                counters.failed.incrementAndGet();
            }
        }
    }

    /** The topic's name. */
    String topic() {
        return topic;
    }

    /** What the first record failed of, if one did. */
    Optional<K2gException> failure() {
        return Optional.ofNullable(failure).map(e -> failures.of("write to topic " + topic, e));
    }

    /** Waits until everything sent is acknowledged or has failed. */
    void flush() {
        while (true) {
            try {
                producer.flush();
                return;
            } catch (InterruptException e) {
                interrupted = Thread.interrupted() || interrupted;
            }
        }
    }

    /** Whether the thread was interrupted meanwhile; asking forgets it. */
    boolean wasInterrupted() {
        boolean was = interrupted;
        interrupted = false;
        return was;
    }

    /** Lets go of the broker. What is not acknowledged within the given time has failed. */
    void close(Duration wait) {
        if (closed) {
            return;
        }
        closed = true;
        interrupted = Thread.interrupted() || interrupted;
        try {
            producer.close(wait);
        } catch (InterruptException e) {
            interrupted = Thread.interrupted() || interrupted;
        }
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    private @Nullable MappedRecord firstTooLarge(List<MappedRecord> records) {
        for (MappedRecord mapped : records) {
            if (mapped.rejection() == null && mapped.size() > largestRecord) {
                return mapped;
            }
        }
        return null;
    }

    private ProducerRecord<byte[], byte[]> record(MappedRecord mapped) {
        List<Header> headers = mapped.headers().isEmpty() ? null : mapped.headers();
        return new ProducerRecord<>(topic, null, mapped.timestamp(), mapped.key(), mapped.value(), headers);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        while (true) {
            try {
                producer.send(record, callback);
                return;
            } catch (InterruptException e) {
                // It was not taken. The message's others may be on their way, so this one follows before the end.
                interrupted = Thread.interrupted() || interrupted;
            } catch (KafkaException | IllegalStateException e) {
                fail(e);
                return;
            }
        }
    }

    private void sent(long line, MappedRecord mapped, RecordMetadata metadata, @Nullable Exception exception) {
        if (exception == null) {
            counters.sent.incrementAndGet();
            if (metadata.hasOffset()) {
                counters.wrote(metadata.partition(), metadata.offset());
            }
        } else if (exception instanceof RecordTooLargeException) {
            reject(line, mapped, "the broker takes no record of this size");
        } else {
            fail(exception);
        }
    }

    private void fail(Exception exception) {
        counters.failed.incrementAndGet();
        if (failure == null) {
            failure = exception;
        }
    }

    private void reject(long line, MappedRecord mapped, String reason) {
        counters.rejected.incrementAndGet();
        rejects.record(line, mapped, reason);
    }

    private String tooLarge(boolean itself) {
        return itself
                ? "the record is larger than the " + largestRecord + " bytes that topic " + topic + " takes"
                : "another record of the message is larger than topic " + topic
                        + " takes, and a message's records are sent together or not at all";
    }
}
