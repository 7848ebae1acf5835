package dev.k2g.sinkconfig;

import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.TopicStrategy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a configuration of the Neo4j sink says, in a recipe's words: the way back of {@link SinkConfig}.
 *
 * @param dialect the dialect that it is in
 * @param consumes what is done with which topic, in the order of {@code topics}; names are those in Kafka
 * @param deadLetters the dead letter topic's name in Kafka
 * @param tasks how many tasks at most
 * @param key how the keys of all its topics are written
 * @param value how the values of all its topics are written
 * @param config the properties that remain, without what k2g sets anyway
 * @param unset what k2g would set of its own accord, and this configuration does not
 * @param leftOut what a recipe does not say, by key, and why: connection and authentication, which are the target's, and
 *     what cannot be said
 */
public record SinkReading(
        Dialect dialect,
        Map<String, TopicStrategy> consumes,
        Optional<String> deadLetters,
        int tasks,
        DataFormat key,
        DataFormat value,
        SortedMap<String, String> config,
        SortedMap<String, String> unset,
        SortedMap<String, String> leftOut) {

    private static final SinkConnection ANY_CONNECTION =
            new SinkConnection("", "", "", "", Optional.of(new KafkaAccess.ServiceAccount("")));
    private static final PluginSpec ANY_PLUGIN = new PluginSpec("", "");

    /** Copies the maps, in their order. */
    public SinkReading {
        consumes = Collections.unmodifiableMap(new LinkedHashMap<>(consumes));
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
        unset = Collections.unmodifiableSortedMap(new TreeMap<>(unset));
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /**
     * Reads the configuration of a Neo4j sink, as Connect's REST API answers with it.
     *
     * @throws InvalidInputException when it is none, or says what no recipe can say: a topic without Cypher, a pattern of
     *     topics, a converter that is neither text nor JSON without schema
     */
    public static SinkReading of(Map<String, String> config) {
        return new SinkReader(config).read();
    }

    /**
     * The connector that a recipe would have for it. A dialect other than the current one is said.
     *
     * @param name its name
     * @param plugin the plugin that it is an instance of
     * @param logicalNames the recipe's name for each topic, the dead letter topic included, by the topic's name in Kafka
     */
    public ConnectorSpec connector(String name, PluginSpec plugin, Map<String, String> logicalNames) {
        return connector(name, plugin, logicalNames, config);
    }

    private ConnectorSpec connector(
            String name, PluginSpec plugin, Map<String, String> logicalNames, Map<String, String> further) {
        Map<String, TopicStrategy> strategies = new LinkedHashMap<>();
        consumes.forEach((topic, strategy) -> strategies.put(logicalNames.getOrDefault(topic, topic), strategy));
        return new ConnectorSpec(
                name,
                plugin,
                dialect == Dialect.CURRENT ? Optional.empty() : Optional.of(dialect),
                strategies,
                deadLetters.map(topic -> logicalNames.getOrDefault(topic, topic)),
                tasks,
                OnMappingChange.REFUSE,
                further);
    }

    /** What k2g would render with these further properties. */
    SortedMap<String, String> rendered(Map<String, String> further) {
        Map<String, TopicSpec> topics = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(consumes.keySet());
        deadLetters.ifPresent(names::add);
        names.forEach(
                topic -> topics.put(topic, new TopicSpec(topic, topic, OptionalInt.empty(), Map.of(), key, value)));
        ConnectorSpec connector = connector("", ANY_PLUGIN, Map.of(), further);
        Recipe recipe =
                new Recipe(Path.of(""), "", topics, List.of(), Map.of("", connector), Map.of(), Map.of(), Map.of());
        return SinkConfig.render(recipe, connector, ANY_CONNECTION, dialect);
    }

    SinkReading with(
            SortedMap<String, String> remaining,
            SortedMap<String, String> absent,
            SortedMap<String, String> explained) {
        return new SinkReading(dialect, consumes, deadLetters, tasks, key, value, remaining, absent, explained);
    }
}
