package dev.k2g.docker.worker;

import java.util.Map;

/**
 * What is to be decided about a worker besides its Kafka.
 *
 * @param group the workers' group; its internal topics are {@code <group>-configs}, {@code -offsets} and {@code -status}
 * @param replicationFactor of the internal topics; -1 for the brokers' default, which on Confluent Cloud is the only one
 *     allowed, 3
 * @param host by which other workers reach this one
 * @param listener where its REST API listens, such as {@code http://0.0.0.0:8083}
 * @param neo4jTrustStore whether the authorities that it trusts are those in {@link WorkerPaths#TRUST_STORE}
 * @param memory options of its JVM's heap
 * @param properties further worker properties, under Kafka's names; they win
 */
public record WorkerSettings(
        String group,
        int replicationFactor,
        String host,
        String listener,
        boolean neo4jTrustStore,
        String memory,
        Map<String, String> properties) {

    /** The port that workers listen on where nothing else is said. */
    public static final int PORT = 8083;

    /**
     * For a worker whose connectors are made, waited for and deleted again and again: it commits a sink's offsets four
     * times a second and misses what was killed as early as brokers allow. Too busy for a cloud.
     */
    public static final Map<String, String> PROMPT = Map.ofEntries(
            Map.entry("offset.flush.interval.ms", "250"),
            Map.entry("consumer.fetch.max.wait.ms", "100"),
            Map.entry("session.timeout.ms", "6000"),
            Map.entry("heartbeat.interval.ms", "1500"),
            Map.entry("consumer.session.timeout.ms", "6000"),
            Map.entry("consumer.heartbeat.interval.ms", "1500"),
            Map.entry("scheduled.rebalance.max.delay.ms", "0"),
            Map.entry("offset.storage.partitions", "1"),
            Map.entry("status.storage.partitions", "1"),
            // it starts while its broker is still starting
            Map.entry("metadata.recovery.strategy", "none"),
            Map.entry("reconnect.backoff.max.ms", "200"));

    /** The property that says how a worker finds plugins (KIP-898). */
    public static final String PLUGIN_DISCOVERY = "plugin.discovery";

    /** By what plugins declare, and by nothing else. */
    public static final String DECLARED_PLUGINS = "service_load";

    /** Whether plugins declare themselves or not, which takes a look into every class. */
    public static final String ALL_PLUGINS = "hybrid_warn";

    /** The memory that a container of this heap gets along with. */
    public static final String USUAL_LIMIT = "3g";

    /** The heap that images of Confluent give a worker. */
    public static final String USUAL_MEMORY = "-Xms256M -Xmx2G";
}
