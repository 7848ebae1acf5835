package dev.k2g.sink.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to say of a {@code neo4j.} key that a dialect does not define: its name in the other one, where it has one. */
final class UnknownKeys {

    /** Legacy to current; an empty text is a key without successor. */
    private static final Map<String, String> SUCCESSORS = Map.ofEntries(
            Map.entry("neo4j.server.uri", "neo4j.uri"),
            Map.entry("neo4j.encryption.enabled", "neo4j.security.encrypted"),
            Map.entry("neo4j.encryption.trust.strategy", "neo4j.security.trust-strategy"),
            Map.entry("neo4j.encryption.ca.certificate.path", "neo4j.security.cert-files"),
            Map.entry("neo4j.batch.size", "neo4j.batch-size"),
            Map.entry("neo4j.batch.timeout.msecs", ""),
            Map.entry("neo4j.batch.parallelize", ""),
            Map.entry("neo4j.retry.backoff.msecs", "neo4j.max-retry-time"),
            Map.entry("neo4j.retry.max.attemps", ""),
            Map.entry("neo4j.connection.max.lifetime.msecs", "neo4j.pool.max-connection-lifetime"),
            Map.entry("neo4j.connection.acquisition.timeout.msecs", "neo4j.pool.connection-acquisition-timeout"),
            Map.entry("neo4j.connection.liveness.check.timeout.msecs", "neo4j.pool.idle-time-before-connection-test"),
            Map.entry("neo4j.connection.max.pool.size", "neo4j.pool.max-connection-pool-size"));

    private static final List<String> OTHER_STRATEGIES = List.of(
            "neo4j.pattern.",
            "neo4j.cud.",
            "neo4j.cdc.",
            "neo4j.topic.pattern.",
            "neo4j.topic.cud",
            "neo4j.topic.cdc.",
            "neo4j.eos-offset-label");

    private UnknownKeys() {}

    /** Why the current dialect refuses the key; empty if it does not. */
    static Optional<String> ofCurrent(String key) {
        if (key.startsWith(CurrentKeys.CYPHER_PREFIX)) {
            return Optional.empty();
        }
        if (key.startsWith(LegacyDialect.CYPHER_PREFIX)) {
            String topic = key.substring(LegacyDialect.CYPHER_PREFIX.length());
            return Optional.of(renamed(key, CurrentKeys.CYPHER_PREFIX + topic));
        }
        String successor = SUCCESSORS.get(key);
        if (successor != null) {
            return Optional.of(successor.isEmpty() ? without(key) : renamed(key, successor));
        }
        return Optional.of(isOtherStrategy(key) ? unsupported(key) : unknown(key));
    }

    /** Why the legacy dialect refuses the key; empty if it does not. */
    static Optional<String> ofLegacy(String key) {
        if (key.startsWith(LegacyDialect.CYPHER_PREFIX)) {
            return Optional.empty();
        }
        if (isOtherStrategy(key)) {
            return Optional.of(unsupported(key));
        }
        boolean isCurrent = key.startsWith(CurrentKeys.CYPHER_PREFIX)
                || CurrentKeys.definition().names().contains(key);
        return Optional.of(
                isCurrent
                        ? key + " is a key of connector 5.1 and later. Use it with the class"
                                + " org.neo4j.connectors.kafka.sink.Neo4jConnector."
                        : unknown(key));
    }

    private static boolean isOtherStrategy(String key) {
        return OTHER_STRATEGIES.stream().anyMatch(key::startsWith);
    }

    private static String renamed(String key, String successor) {
        return key + " is a key of connectors before 5.1. Use " + successor + " instead.";
    }

    private static String without(String key) {
        return key + " is a key of connectors before 5.1 and has no successor. Remove it.";
    }

    private static String unsupported(String key) {
        return key + " is not supported by the stand-in sink, which has the Cypher strategy only."
                + " Remove it, or use the official connector.";
    }

    private static String unknown(String key) {
        return key + " is not a key of this connector. Check its spelling, or remove it.";
    }
}
