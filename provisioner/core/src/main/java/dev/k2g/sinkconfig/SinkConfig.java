package dev.k2g.sinkconfig;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.DialectCodec.Formats;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The configuration of the Neo4j sink, in the dialect that the plugin speaks. {@link SinkReading} is the way back. */
public final class SinkConfig {

    private static final String CYPHER_OF_TOPIC = SinkProperty.CYPHER.key();

    private SinkConfig() {}

    /**
     * Renders a connector of a recipe. {@link DialectSelection} says in which dialect.
     *
     * @throws InvalidInputException when its further properties clash with what k2g sets, or the target does not say what
     *     the dialect needs
     */
    public static SortedMap<String, String> render(
            Recipe recipe, ConnectorSpec connector, SinkConnection connection, Dialect dialect) {
        DialectCodec sink = DialectCodec.of(dialect);
        SortedMap<String, String> fixed = new TreeMap<>();
        fixed.put(SinkProperty.CONNECTOR_CLASS.key(), dialect.connectorClass());
        fixed.put(SinkProperty.TASKS_MAX.key(), String.valueOf(connector.tasks()));
        putTopics(fixed, recipe, connector, sink);
        sink.putConnection(fixed, connection);
        connector
                .deadLetters()
                .ifPresentOrElse(
                        topic -> DeadLetterConfig.put(fixed, recipe.topic(topic).name()),
                        () -> sink.putNoDeadLetters(fixed));
        refuseClashes(fixed, connector, dialect);

        SortedMap<String, String> config =
                new TreeMap<>(sink.tuning(connector.deadLetters().isPresent(), connector.config()));
        config.keySet().removeAll(connector.unset());
        config.putAll(fixed);
        config.putAll(connector.config());
        return config;
    }

    /** The topics that a connector of this configuration reads, in its order. */
    public static List<String> topics(Map<String, String> config) {
        return topics(config.getOrDefault(SinkProperty.TOPICS.key(), ""));
    }

    /** The topics in the value of its property {@code topics}. */
    public static List<String> topics(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    /**
     * The Cypher by topic that a configuration in this dialect has.
     *
     * @throws InvalidInputException when it cannot be read
     */
    public static Map<String, String> cypher(Map<String, String> config, Dialect dialect) {
        return DialectCodec.of(dialect).cypher(config);
    }

    /**
     * The statements that a property holds, by what tells them apart: a managed connector has all of its topics in one.
     *
     * @param key a key of {@link SinkProperty#CYPHER}
     */
    public static Map<String, String> statements(String key, String value) {
        if (!key.equals(ManagedCodec.CYPHER_MAP)) {
            return Map.of(key, value);
        }
        try {
            return cypher(Map.of(key, value), Dialect.MANAGED);
        } catch (InvalidInputException e) {
            return Map.of(key, value); // no map: in another dialect it is a topic's name that makes the key look so
        }
    }

    /**
     * The statements that a property of any dialect holds, by topic.
     *
     * @param key a key of {@link SinkProperty#CYPHER}
     */
    public static Map<String, String> cypherByTopic(String key, String value) {
        Map<String, String> statements = statements(key, value);
        if (!statements.containsKey(key)) {
            return statements;
        }
        Dialect dialect = SinkProperty.CYPHER.is(Dialect.LEGACY, key) ? Dialect.LEGACY : Dialect.CURRENT;
        return cypher(statements, dialect);
    }

    /**
     * Changes one property of a configuration. The Cypher of a topic may be named as from 5.1 on, whatever the
     * configuration's dialect has in its place.
     */
    public static void change(Map<String, String> config, String key, String value) {
        if (!key.startsWith(CYPHER_OF_TOPIC) || !config.containsKey(ManagedCodec.CYPHER_MAP)) {
            config.put(key, value);
            return;
        }
        ManagedCodec managed = new ManagedCodec();
        Map<String, String> cypher = managed.cypher(config);
        cypher.put(key.substring(CYPHER_OF_TOPIC.length()), value);
        managed.putCypher(config, cypher);
    }

    private static void putTopics(
            Map<String, String> config, Recipe recipe, ConnectorSpec connector, DialectCodec sink) {
        List<TopicSpec> topics =
                connector.consumes().keySet().stream().map(recipe::topic).toList();
        config.put(
                SinkProperty.TOPICS.key(), topics.stream().map(TopicSpec::name).collect(Collectors.joining(",")));
        Map<String, String> cypher = new LinkedHashMap<>();
        connector
                .statements()
                .forEach((topic, text) ->
                        cypher.put(recipe.topic(topic).name(), text.text().strip()));
        sink.putCypher(config, cypher);
        // The recipe's reader has seen to it that all topics of a connector are of one format.
        sink.putFormats(config, new Formats(topics.get(0).key(), topics.get(0).value()));
    }

    private static void refuseClashes(Map<String, String> fixed, ConnectorSpec connector, Dialect dialect) {
        Set<String> keys = new TreeSet<>(connector.config().keySet());
        keys.addAll(connector.unset());
        for (String key : keys) {
            boolean isSaidElsewhere =
                    SinkProperty.of(key).flatMap(SinkProperty::saidBy).isPresent();
            if (fixed.containsKey(key) || isSaidElsewhere || SinkReader.isTarget(dialect, key)) {
                throw new InvalidInputException(
                        "Connector " + connector.name() + " sets " + key
                                + " under config, which follows from another field of the recipe or the target.",
                        "Remove " + key + " from config and set the field that it follows from.");
            }
        }
    }
}
