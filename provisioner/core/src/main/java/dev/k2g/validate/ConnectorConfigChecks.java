package dev.k2g.validate;

import dev.k2g.failure.FindingCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A connector's configuration, in any of the sink's dialects, as far as it can be checked by itself: its topics against its
 * Cypher, and what becomes of bad records.
 */
final class ConnectorConfigChecks {

    /** The keys that end in a topic's name, of the current and the legacy dialect. */
    private static final List<String> CYPHER_OF_TOPIC = List.of("neo4j.cypher.topic.", "neo4j.topic.cypher.");

    /** The managed connector has its Cypher in one property. */
    private static final String CYPHER_MAP = "neo4j.cypher.topic.map";

    private static final String TOLERANCE = "errors.tolerance";
    private static final String DEAD_LETTERS = "errors.deadletterqueue.topic.name";

    private ConnectorConfigChecks() {}

    static List<Finding> check(Map<String, String> config, ConfigLocations places) {
        List<Finding> findings = new ArrayList<>();
        if (!config.containsKey(CYPHER_MAP)) {
            checkTopics(config, places, findings);
        }
        boolean losesRecords = "all".equals(config.get(TOLERANCE))
                && config.getOrDefault(DEAD_LETTERS, "").isBlank();
        if (losesRecords) {
            findings.add(Finding.of(
                    FindingCode.NO_DEAD_LETTER_TOPIC,
                    places.of(TOLERANCE),
                    "errors.tolerance is all, and there is no dead letter topic: what cannot be written is lost."));
        }
        return findings;
    }

    private static void checkTopics(Map<String, String> config, ConfigLocations places, List<Finding> findings) {
        Set<String> topics = Arrays.stream(config.getOrDefault("topics", "").split(","))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> withCypher = new TreeSet<>();
        for (String key : new TreeSet<>(config.keySet())) {
            topicOf(key).ifPresent(topic -> {
                withCypher.add(topic);
                if (!topics.contains(topic)) {
                    findings.add(unknown(key, topic, topics, places));
                }
            });
        }
        topics.stream()
                .filter(topic -> !withCypher.isEmpty() && !withCypher.contains(topic))
                .forEach(topic -> findings.add(Finding.of(
                        FindingCode.TOPIC_WITHOUT_CYPHER,
                        places.of("topics"),
                        "The connector reads topic " + topic
                                + ", and no property ends in its name: it has no Cypher.")));
    }

    private static Optional<String> topicOf(String key) {
        return CYPHER_OF_TOPIC.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()));
    }

    private static Finding unknown(String key, String topic, Set<String> topics, ConfigLocations places) {
        return Finding.of(
                FindingCode.CYPHER_OF_UNKNOWN_TOPIC,
                places.of(key),
                key + " is for topic " + topic + ", which the connector does not read: it would write nothing.",
                topics.isEmpty()
                        ? "Name the topic under topics."
                        : "Let the key end in the topic's name: " + String.join(" or ", topics) + ".");
    }
}
