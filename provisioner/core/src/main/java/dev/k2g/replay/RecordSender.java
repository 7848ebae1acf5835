package dev.k2g.replay;

import dev.k2g.deadline.Patience;
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
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes records to one topic with an idempotent, batching, compressing producer, and counts what the broker
 * acknowledges. After the first failure it is of no further use.
 */
final class RecordSender implements AutoCloseable {

    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 10;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;

    /** How long a record waits for room in the buffer, or for a broker to answer at all. */
    private static final Duration TO_BE_TAKEN = Duration.ofSeconds(60);

    /** How long a record that was taken waits for its acknowledgement: Kafka's own default. */
    private static final Duration TO_BE_ACKNOWLEDGED = Duration.ofMinutes(2);

    /** What the default of {@code request.timeout.ms} is. */
    private static final Duration REQUEST = Duration.ofSeconds(30);

    private final Duration toBeTaken;
    private final KafkaFailures failures;
    private final String topic;
    private final int largestRecord;
    private final TimestampRange timestamps;
    private final Rejects rejects;
    private final ReplayCounters counters;
    private final Thread runner = Thread.currentThread();
    private final Acknowledgements acknowledgements;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;
    private @Nullable Exception notTaken;
    private boolean closed;

    /**
     * @param largestRecord what the topic takes, in bytes
     * @param timestamps what the topic takes
     * @param patience how long a record may wait
     */
    RecordSender(
            KafkaEndpoint endpoint,
            String topic,
            int largestRecord,
            TimestampRange timestamps,
            Patience patience,
            Rejects rejects,
            ReplayCounters counters,
            Acknowledgements acknowledgements) {
        this.toBeTaken = patience.atMost(TO_BE_TAKEN);
        this.failures = new KafkaFailures(endpoint);
        this.topic = topic;
        this.largestRecord = largestRecord;
        this.timestamps = timestamps;
        this.rejects = rejects;
        this.counters = counters;
        this.acknowledgements = acknowledgements;
        Map<String, Object> properties = properties(endpoint, largestRecord);
        Duration acknowledged = patience.atMost(TO_BE_ACKNOWLEDGED);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(acknowledged.dividedBy(2), REQUEST));
        properties.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(acknowledged, TO_BE_ACKNOWLEDGED) + LINGER_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Acknowledgements.LOOK.toMillis());
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static int millis(Duration duration, Duration atMost) {
        return (int) Math.min(duration.toMillis(), atMost.toMillis());
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
            if (rejection == null && mapped.timestamp() != null) {
                rejection = timestamps.objection(mapped.timestamp(), System.currentTimeMillis());
            }
            if (rejection != null) {
                reject(line, mapped, rejection);
            } else if (failure == null) {
                send(line, mapped);
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

    /** Whether the thread was interrupted while it sent or waited. */
    boolean wasInterrupted() {
        return acknowledgements.wasInterrupted();
    }

    /**
     * Waits until everything sent is acknowledged or has failed, and lets go of the broker. What is given up because the
     * replay was stopped or has failed, has failed.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        long missing = acknowledgements.await();
        if (missing > 0) {
            noteFailure(new TimeoutException(missing + " records were not acknowledged when the replay ended"));
        }
        if (Thread.interrupted()) {
            // else it would throw before it has closed
            acknowledgements.interrupted();
        }
        producer.close(Duration.ZERO);
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

    /**
     * Hands a record over. The message's others may be on their way, so neither a stop nor an interrupt keeps it back,
     * but a broker that is silent does.
     */
    private void send(long line, MappedRecord mapped) {
        ProducerRecord<byte[], byte[]> record = record(mapped);
        Callback callback = (metadata, exception) -> answered(line, mapped, metadata, exception);
        acknowledgements.expect();
        if (isTaken(record, callback)) {
            return;
        }
        long start = System.nanoTime();
        while (!isTaken(record, callback)) {
            if (System.nanoTime() - start > toBeTaken.toNanos() || acknowledgements.isHopeless()) {
                failed(Objects.requireNonNull(notTaken));
                return;
            }
        }
    }

    private boolean isTaken(ProducerRecord<byte[], byte[]> record, Callback callback) {
        notTaken = null;
        try {
            producer.send(record, callback);
        } catch (InterruptException e) {
            notTaken = e;
            acknowledgements.interrupted();
        } catch (KafkaException | IllegalStateException e) {
            failed(e);
        }
        return notTaken == null;
    }

    private void answered(long line, MappedRecord mapped, RecordMetadata metadata, @Nullable Exception exception) {
        if (exception instanceof TimeoutException && Thread.currentThread() == runner) {
            // not yet: there is no room in the buffer, or the topic's leader is not known
            notTaken = exception;
        } else if (exception instanceof RecordTooLargeException) {
            reject(line, mapped, "the broker takes no record of this size");
            acknowledgements.came();
        } else if (exception instanceof InvalidTimestampException) {
            // the broker's clock is not this one
            reject(line, mapped, "the broker takes no record of this timestamp");
            acknowledgements.came();
        } else if (exception != null) {
            failed(exception);
        } else {
            counters.sent.incrementAndGet();
            if (metadata.hasOffset()) {
                counters.wrote(metadata.partition(), metadata.offset());
            }
            Long timestamp = mapped.timestamp();
            if (timestamp != null) {
                counters.dated(timestamp);
            }
            acknowledgements.came();
        }
    }

    private void failed(Exception exception) {
        counters.failed.incrementAndGet();
        noteFailure(exception);
        acknowledgements.came();
    }

    private void noteFailure(Exception exception) {
        if (failure == null) {
            failure = exception;
        }
        acknowledgements.failed();
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
