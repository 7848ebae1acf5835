package dev.k2g.connect;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.DataFormat;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration of the Neo4j sink in the dialect of its releases 5.1 and later. */
public final class SinkConfig {

    /** The connector's class. */
    public static final String CONNECTOR_CLASS = "org.neo4j.connectors.kafka.sink.Neo4jConnector";

    /** What precedes a topic's name in the key of its Cypher statement. */
    public static final String CYPHER_OF_TOPIC = "neo4j.cypher.topic.";

    private static final String BATCH_SIZE = "neo4j.batch-size";
    private static final String MAX_POLL_RECORDS = "consumer.override.max.poll.records";
    private static final String STRING_CONVERTER = "org.apache.kafka.connect.storage.StringConverter";
    private static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";

    private SinkConfig() {}

    /**
     * Renders a connector of a recipe.
     *
     * @throws InvalidInputException when its further properties clash with what k2g sets
     */
    public static SortedMap<String, String> render(Recipe recipe, ConnectorSpec connector, SinkConnection connection) {
        SortedMap<String, String> fixed = new TreeMap<>();
        fixed.put("connector.class", CONNECTOR_CLASS);
        fixed.put("tasks.max", String.valueOf(connector.tasks()));
        putTopics(fixed, recipe, connector);
        putConnection(fixed, connection);
        connector.deadLetters().ifPresent(topic -> putDeadLetters(fixed, recipe.topic(topic)));
        refuseClashes(fixed, connector);

        SortedMap<String, String> config = tuning(connector);
        config.putAll(fixed);
        config.putAll(connector.config());
        // a poll delivers at most this many records, so that a larger batch needs larger polls
        if (!connector.config().containsKey(MAX_POLL_RECORDS)) {
            config.put(MAX_POLL_RECORDS, config.getOrDefault(BATCH_SIZE, "500"));
        }
        return config;
    }

    private static void putTopics(Map<String, String> config, Recipe recipe, ConnectorSpec connector) {
        List<TopicSpec> topics =
                connector.consumes().keySet().stream().map(recipe::topic).toList();
        config.put("topics", topics.stream().map(TopicSpec::name).collect(Collectors.joining(",")));
        connector
                .consumes()
                .forEach((topic, cypher) -> config.put(
                        CYPHER_OF_TOPIC + recipe.topic(topic).name(),
                        cypher.text().strip()));
        // The recipe's reader has seen to it that all topics of a connector are of one format.
        putConverter(config, "key.converter", converterFor(topics.get(0).key()));
        putConverter(config, "value.converter", converterFor(topics.get(0).value()));
    }

    private static String converterFor(DataFormat format) {
        return switch (format) {
            case NONE, STRING -> STRING_CONVERTER;
            case JSON -> JSON_CONVERTER;
        };
    }

    private static void putConverter(Map<String, String> config, String key, String converter) {
        config.put(key, converter);
        if (converter.equals(JSON_CONVERTER)) {
            config.put(key + ".schemas.enable", "false");
        }
    }

    private static void putConnection(Map<String, String> config, SinkConnection connection) {
        config.put("neo4j.uri", connection.uri());
        config.put("neo4j.authentication.type", "BASIC");
        config.put("neo4j.authentication.basic.username", connection.username());
        config.put("neo4j.authentication.basic.password", connection.passwordReference());
        if (!connection.database().isEmpty()) {
            config.put("neo4j.database", connection.database());
        }
    }

    private static void putDeadLetters(Map<String, String> config, TopicSpec topic) {
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", topic.name());
    }

    /**
     * What a recipe may set otherwise. Keys and forms are those of the official connector's 5.5.2: durations need a unit,
     * and its defaults are batches of 1,000, 30 s of retries and connections of one hour.
     */
    private static SortedMap<String, String> tuning(ConnectorSpec connector) {
        SortedMap<String, String> tuning = new TreeMap<>();
        // half as fast again as the default, together with polls of the same size
        tuning.put(BATCH_SIZE, "5000");
        // long enough to outlast a restart of Neo4j, shorter than the consumer's max.poll.interval.ms of five minutes
        tuning.put("neo4j.max-retry-time", "120s");
        // Aura closes connections after 60 minutes
        tuning.put("neo4j.pool.max-connection-lifetime", "55m");
        if (connector.deadLetters().isPresent()) {
            tuning.put("errors.deadletterqueue.context.headers.enable", "true");
        }
        tuning.put("errors.log.enable", "true");
        tuning.put("errors.log.include.messages", "false");
        return tuning;
    }

    private static void refuseClashes(Map<String, String> fixed, ConnectorSpec connector) {
        for (String key : connector.config().keySet()) {
            if (fixed.containsKey(key)
                    || key.equals("name")
                    || key.equals("topics.regex")
                    || key.startsWith(CYPHER_OF_TOPIC)
                    || key.startsWith("neo4j.authentication.")
                    || key.equals("errors.deadletterqueue.topic.name")) {
                throw new InvalidInputException(
                        "Connector " + connector.name() + " sets " + key
                                + " under config, which follows from another field of the recipe or the target.",
                        "Remove " + key + " from config and set the field that it follows from.");
            }
        }
    }
}
