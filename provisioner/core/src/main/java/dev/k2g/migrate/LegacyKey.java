package dev.k2g.migrate;

import dev.k2g.migrate.LegacyValue.Form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A property of the sink before 5.1, and its successor.
 *
 * @param key its name; one that ends with a dot stands for all that begin so
 * @param successor its name from 5.1 on, with a dot at its end where the key has one; empty when it has none
 * @param form how its value is written
 * @param why what there is to say of it, as sentences; empty when its name says it
 */
record LegacyKey(String key, Optional<String> successor, Form form, String why) {

    private static final String STRATEGY =
            "k2g knows the Cypher strategy only: check it against the connector's" + " documentation.";

    /**
     * Keys of 1.0.9, with those that came with later releases before 5.1. From the classes Neo4jConnectorConfig,
     * Neo4jSinkConnectorConfig and ConfigurationMigrator of 5.0 (github.com/neo4j-contrib/neo4j-streams) and SinkConfiguration
     * of 5.x (github.com/neo4j/neo4j-kafka-connector), and neo4j.com/docs/kafka/current/migration/5.1.
     */
    static final List<LegacyKey> ALL = List.of(
            to("neo4j.server.uri", "neo4j.uri", Form.ADDRESSES, ""),
            same("neo4j.database"),
            same("neo4j.authentication.type"),
            same("neo4j.authentication.basic.username"),
            same("neo4j.authentication.basic.password"),
            same("neo4j.authentication.basic.realm"),
            same("neo4j.authentication.kerberos.ticket"),
            to("neo4j.topic.cypher.", "neo4j.cypher.topic.", Form.CYPHER, ""),
            to("neo4j.encryption.enabled", "neo4j.security.encrypted", Form.TEXT, ""),
            to("neo4j.encryption.trust.strategy", "neo4j.security.trust-strategy", Form.TEXT, ""),
            to("neo4j.encryption.ca.certificate.path", "neo4j.security.cert-files", Form.TEXT, ""),
            to("neo4j.batch.size", "neo4j.batch-size", Form.TEXT, ""),
            none(
                    "neo4j.batch.timeout.msecs",
                    "5.5.2 reads no time-out of a batch: neo4j.batch-timeout is accepted and has no effect."),
            none(
                    "neo4j.batch.parallelize",
                    "A task writes its batches one after the other now. For more at a time raise tasks.max, up to the"
                            + " number of partitions."),
            to("neo4j.retry.backoff.msecs", "neo4j.max-retry-time", Form.MILLISECONDS, ""),
            none("neo4j.retry.max.attemps", "Retries are bounded by time alone: neo4j.max-retry-time, by default 30s."),
            to("neo4j.connection.max.lifetime.msecs", "neo4j.pool.max-connection-lifetime", Form.MILLISECONDS, ""),
            to(
                    "neo4j.connection.acquisition.timeout.msecs",
                    "neo4j.pool.connection-acquisition-timeout",
                    Form.MILLISECONDS,
                    ""),
            to(
                    "neo4j.connection.liveness.check.timeout.msecs",
                    "neo4j.pool.idle-time-before-connection-test",
                    Form.MILLISECONDS,
                    "Releases before 5.1 took the number for minutes, whatever its name says."),
            to("neo4j.connection.max.pool.size", "neo4j.pool.max-connection-pool-size", Form.TEXT, ""),
            none(
                    "kafka.",
                    "The connector does not read kafka.* any more. Brokers are the worker's business; a consumer's"
                            + " settings begin with consumer.override."),
            to("neo4j.topic.cdc.sourceId", "neo4j.cdc.source-id.topics", Form.LIST, STRATEGY),
            to("neo4j.topic.cdc.sourceId.labelName", "neo4j.cdc.source-id.label-name", Form.TEXT, STRATEGY),
            to("neo4j.topic.cdc.sourceId.idName", "neo4j.cdc.source-id.property-name", Form.TEXT, STRATEGY),
            to("neo4j.topic.cdc.schema", "neo4j.cdc.schema.topics", Form.LIST, STRATEGY),
            to("neo4j.topic.cud", "neo4j.cud.topics", Form.LIST, STRATEGY),
            to("neo4j.topic.pattern.node.", "neo4j.pattern.topic.", Form.TEXT, STRATEGY),
            to("neo4j.topic.pattern.relationship.", "neo4j.pattern.topic.", Form.TEXT, STRATEGY),
            to(
                    "neo4j.topic.pattern.merge.node.properties.enabled",
                    "neo4j.pattern.merge-node-properties",
                    Form.TEXT,
                    STRATEGY),
            to(
                    "neo4j.topic.pattern.merge.relationship.properties.enabled",
                    "neo4j.pattern.merge-relationship-properties",
                    Form.TEXT,
                    STRATEGY));

    /** The entry of a property's name. */
    static Optional<LegacyKey> of(String key) {
        return ALL.stream().filter(known -> known.covers(key)).findFirst();
    }

    /** All names, for finding the one that was meant. */
    static List<String> names() {
        return ALL.stream()
                .flatMap(known -> Stream.concat(Stream.of(known.key), known.successor.stream()))
                .distinct()
                .toList();
    }

    /** Whether this is the name from 5.1 on of one of them. */
    static boolean isSuccessor(String key) {
        return ALL.stream().flatMap(known -> known.successor.stream()).anyMatch(name -> matches(name, key));
    }

    /** What this property is called from 5.1 on. */
    Optional<String> successorOf(String given) {
        return successor.map(name -> name.endsWith(".") ? name + given.substring(key.length()) : name);
    }

    private boolean covers(String given) {
        return matches(key, given);
    }

    private static boolean matches(String name, String given) {
        return name.endsWith(".") ? given.startsWith(name) && given.length() > name.length() : given.equals(name);
    }

    private static LegacyKey to(String key, String successor, Form form, String why) {
        return new LegacyKey(key, Optional.of(successor), form, why);
    }

    private static LegacyKey same(String key) {
        return new LegacyKey(key, Optional.of(key), Form.TEXT, "");
    }

    private static LegacyKey none(String key, String why) {
        return new LegacyKey(key, Optional.empty(), Form.TEXT, why);
    }
}
