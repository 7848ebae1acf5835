package dev.k2g.sinkconfig;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A transform of a connector that gives records the name of another topic, by which the sink then looks for their Cypher.
 *
 * @param transform what the configuration calls it
 * @param className its class
 */
record TopicRouting(String transform, String className) {

    /**
     * Kafka's {@code RegexRouter} and {@code TimestampRouter}, Debezium's {@code EventRouter} and {@code
     * ByLogicalTableRouter}, Confluent's {@code MessageTimestampRouter} and {@code ExtractTopic}.
     */
    private static final Pattern ROUTER = Pattern.compile(".*(Router|ExtractTopic)(\\$(Key|Value|Header))?");

    /** The first one that a configuration has. */
    static Optional<TopicRouting> of(Map<String, String> config) {
        return Arrays.stream(
                        config.getOrDefault(SinkProperty.TRANSFORMS.key(), "").split(","))
                .map(String::strip)
                .map(name -> new TopicRouting(
                        name,
                        config.getOrDefault(SinkProperty.TRANSFORM_SETTINGS.key() + name + ".type", "")
                                .strip()))
                .filter(transform -> ROUTER.matcher(transform.className).matches())
                .findFirst();
    }

    /** That a recipe has Cypher for the topics that a connector reads, and not for the names that records get. */
    InvalidInputException cannotBeSaid(Collection<String> topics, Collection<String> withCypher) {
        return new InvalidInputException(
                "The transform " + transform + " (" + className
                        + ") gives records another topic's name: the connector reads "
                        + String.join(", ", topics) + " and has Cypher for "
                        + (withCypher.isEmpty() ? "none" : String.join(", ", new TreeSet<>(withCypher))) + ".",
                "A recipe's connector has Cypher for the topics that it reads: take the transform out, and give the Cypher"
                        + " to those topics.");
    }
}
