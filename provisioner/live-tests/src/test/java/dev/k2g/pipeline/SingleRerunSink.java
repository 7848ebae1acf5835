package dev.k2g.pipeline;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.kafka.KafkaProperties;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Config.TrustStrategy;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Does with the records of a topic what a worker does with a task of the official sink of 5.5.2 (WorkerSinkTask, and
 * Neo4jSinkTask.processMessages), on the same kinds of servers: a poll is written as one batch, after an error record by
 * record, what fails alone goes to the dead letter topic with Connect's headers and whatever the driver threw, and the
 * offsets are committed when the poll is through. It stands in for the official sink, which the build cannot have.
 */
final class SingleRerunSink implements Runnable, AutoCloseable {

    /** Merges on what is null in a bad record. */
    private static final String CYPHER = "UNWIND $events AS e MERGE (:SlowLink {value: e})";

    private final String connector;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Driver driver;
    private final Thread thread = new Thread(this, "single-rerun-sink");
    private volatile boolean isClosed;

    SingleRerunSink(
            String connector,
            KafkaEndpoint kafka,
            Neo4jEndpoint neo4j,
            URI address,
            int maxPollRecords,
            Duration maxPollInterval) {
        this.connector = connector;
        Map<String, Object> properties = KafkaProperties.of(kafka, connector);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "connect-" + connector);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) maxPollInterval.toMillis());
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        this.consumer = new KafkaConsumer<>(properties, bytes, bytes);
        this.producer =
                new KafkaProducer<>(KafkaProperties.of(kafka), new ByteArraySerializer(), new ByteArraySerializer());
        this.driver = GraphDatabase.driver(
                URI.create("bolt://" + address.getAuthority()),
                AuthTokens.basic(neo4j.username(), neo4j.password().reveal()),
                Config.builder()
                        .withEncryption()
                        .withTrustStrategy(TrustStrategy.trustCustomCertificateSignedBy(
                                neo4j.certificateAuthority().orElseThrow().toFile()))
                        .withMaxTransactionRetryTime(0, TimeUnit.SECONDS)
                        .build());
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        consumer.subscribe(List.of(connector));
        while (!isClosed) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            if (records.isEmpty()) {
                continue;
            }
            write(records);
            try {
                consumer.commitSync();
            } catch (CommitFailedException | RebalanceInProgressException e) {
                // it took too long, as Connect logs it too, and comes again
            }
        }
        consumer.close();
        producer.close();
        driver.close();
    }

    private void write(List<ConsumerRecord<byte[], byte[]>> records) {
        try (Session session = driver.session()) {
            List<Object> events = new ArrayList<>();
            records.forEach(record -> events.add(event(record)));
            session.executeWriteWithoutResult(transaction ->
                    transaction.run(CYPHER, Map.of("events", events)).consume());
        } catch (RuntimeException e) {
            if (isClosed) {
                return;
            }
            if (records.size() == 1) {
                report(records.get(0), e);
            } else {
                records.forEach(record -> write(List.of(record)));
            }
        }
    }

    private static Object event(ConsumerRecord<byte[], byte[]> record) {
        String value = new String(record.value(), UTF_8);
        return value.equals("bad") ? List.of(Map.of()) : value; // a list of a map is no value of a property
    }

    private void report(ConsumerRecord<byte[], byte[]> record, RuntimeException error) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(connector + "-dlq", record.key(), record.value());
        Map<String, String> headers = Map.of(
                "topic", record.topic(),
                "partition", String.valueOf(record.partition()),
                "offset", String.valueOf(record.offset()),
                "connector.name", connector,
                "exception.class.name", error.getClass().getName(),
                "exception.message", String.valueOf(error.getMessage()));
        headers.forEach((name, value) -> letter.headers().add("__connect.errors." + name, value.getBytes(UTF_8)));
        try {
            producer.send(letter).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        thread.join(TimeUnit.SECONDS.toMillis(20));
    }
}
