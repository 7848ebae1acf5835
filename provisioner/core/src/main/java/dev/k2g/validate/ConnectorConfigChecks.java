package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.sinkconfig.DeadLetterConfig;
import dev.k2g.sinkconfig.PollSize;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A connector's configuration, in any of the sink's dialects, as far as it can be checked by itself: its topics against its
 * Cypher, what becomes of bad records and how long that may take, and secrets that a service does not take.
 */
final class ConnectorConfigChecks {

    private static final String CYPHER_MAP =
            SinkProperty.CYPHER.key(Dialect.MANAGED).orElseThrow();
    private static final String TOPICS = SinkProperty.TOPICS.key();

    /** Where the managed connector's reference says that it takes no backslash. */
    private static final Set<SinkProperty> WITHOUT_BACKSLASH = EnumSet.of(
            SinkProperty.KAFKA_API_SECRET,
            SinkProperty.PASSWORD,
            SinkProperty.BEARER_TOKEN,
            SinkProperty.KERBEROS_TICKET,
            SinkProperty.CUSTOM_CREDENTIALS);

    private ConnectorConfigChecks() {}

    static List<Finding> check(Map<String, String> config, Function<String, SourceLocation> locations) {
        List<Finding> findings = new ArrayList<>();
        if (!config.containsKey(CYPHER_MAP)) {
            checkTopics(config, locations, findings);
        }
        if (DeadLetterConfig.toleratesAll(config) && DeadLetterConfig.hasNoTopic(config)) {
            findings.add(Finding.of(
                    FindingCode.NO_DEAD_LETTER_TOPIC,
                    locations.apply(SinkProperty.TOLERANCE.key()),
                    "errors.tolerance is all, and there is no dead letter topic: what cannot be written is lost."));
        }
        Dialect.in(config)
                .flatMap(dialect -> PollSize.tooLarge(config, dialect)
                        .map(problem -> Finding.of(
                                FindingCode.POLL_TOO_LARGE,
                                locations.apply(SinkProperty.MAX_POLL_RECORDS
                                        .key(dialect)
                                        .orElseThrow()),
                                problem)))
                .ifPresent(findings::add);
        if (Dialect.MANAGED.isThatOf(config)) {
            checkSecrets(config, locations, findings);
        }
        return findings;
    }

    private static void checkTopics(
            Map<String, String> config, Function<String, SourceLocation> locations, List<Finding> findings) {
        Set<String> topics = new TreeSet<>(SinkConfig.topics(config));
        Set<String> withCypher = new TreeSet<>();
        for (String key : new TreeSet<>(config.keySet())) {
            topicOf(key).ifPresent(topic -> {
                withCypher.add(topic);
                if (!topics.contains(topic)) {
                    findings.add(unknown(key, topic, topics, locations));
                }
            });
        }
        topics.stream()
                .filter(topic -> !withCypher.isEmpty() && !withCypher.contains(topic))
                .forEach(topic -> findings.add(Finding.of(
                        FindingCode.TOPIC_WITHOUT_CYPHER,
                        locations.apply(TOPICS),
                        "The connector reads topic " + topic
                                + ", and no property ends in its name: it has no Cypher.")));
    }

    private static Optional<String> topicOf(String key) {
        return Dialect.OF_WORKERS.stream()
                .flatMap(dialect -> SinkProperty.CYPHER.key(dialect).stream())
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()));
    }

    private static Finding unknown(
            String key, String topic, Set<String> topics, Function<String, SourceLocation> locations) {
        return Finding.of(
                FindingCode.CYPHER_OF_UNKNOWN_TOPIC,
                locations.apply(key),
                key + " is for topic " + topic + ", which the connector does not read: it would write nothing.",
                topics.isEmpty()
                        ? "Name the topic under topics."
                        : "Let the key end in the topic's name: " + String.join(" or ", topics) + ".");
    }

    private static void checkSecrets(
            Map<String, String> config, Function<String, SourceLocation> locations, List<Finding> findings) {
        WITHOUT_BACKSLASH.stream()
                .map(SinkProperty::key)
                .filter(key -> config.getOrDefault(key, "").contains("\\"))
                .map(key -> Finding.of(
                        FindingCode.SECRET_WITH_BACKSLASH,
                        locations.apply(key),
                        "The secret of " + key + " has a backslash, which a managed connector does not take."))
                .forEach(findings::add);
    }
}
