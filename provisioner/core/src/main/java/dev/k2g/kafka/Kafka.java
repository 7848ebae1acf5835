package dev.k2g.kafka;

import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;

import java.time.Duration;

/** A Kafka cluster, and what can be asked of it. Its parts share their clients. */
public final class Kafka implements AutoCloseable {

    private static final String METRICS = "admin-client-metrics";

    private final Patience patience;
    private final Admin admin;
    private final KafkaTopics topics;
    private final KafkaOffsets offsets;
    private final CompactedTopicClients compacted;

    private Kafka(KafkaCalls calls, Patience patience) {
        this.patience = patience;
        this.admin = calls.admin();
        this.topics = new KafkaTopics(calls, admin);
        this.offsets = new KafkaOffsets(calls, admin, topics);
        this.compacted = new CompactedTopicClients(calls.endpoint(), calls.patience());
    }

    /** A client of this cluster. Nothing is asked yet; close it when done. */
    public static Kafka connect(KafkaEndpoint endpoint) {
        return connect(endpoint, Patience.USUAL);
    }

    /** The same, whose calls take no longer than the user wants. */
    public static Kafka connect(KafkaEndpoint endpoint, Patience patience) {
        return new Kafka(new KafkaCalls(endpoint, patience), patience);
    }

    static Kafka connect(KafkaCalls calls) {
        return new Kafka(calls, Patience.USUAL);
    }

    /** How long what is done with it may wait. */
    public Patience patience() {
        return patience;
    }

    /** Its topics. */
    public KafkaTopics topics() {
        return topics;
    }

    /** The offsets of its topics and consumer groups. */
    public KafkaOffsets offsets() {
        return offsets;
    }

    /** The compacted topic of this name. Nothing is asked or made yet. */
    public CompactedTopic compacted(String name) {
        return new CompactedTopic(topics, offsets, compacted, name);
    }

    /** How many requests this client has sent to brokers, those that connect it among them. */
    public long requests() {
        return admin.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals(METRICS)
                        && metric.getKey().name().equals("request-total"))
                .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .sum();
    }

    @Override
    public void close() {
        compacted.close();
        admin.close(Duration.ofSeconds(1));
    }
}
