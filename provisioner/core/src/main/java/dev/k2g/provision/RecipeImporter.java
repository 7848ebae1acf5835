package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.connect.LiveConnector;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.LogicalNames;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.SinkReading;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what is there, whoever made it. Nothing is changed.
 *
 * @param kafka where the topics are
 * @param graph where the constraints are
 * @param connect where the connectors are
 */
public record RecipeImporter(Kafka kafka, Graph graph, Connect connect) {

    private static final String PLUGIN = "neo4j/kafka-connect-neo4j";
    private static final Pattern VERSION = Pattern.compile("^(\\d+(?:\\.\\d+)*)");

    /**
     * Everything that a recipe could say, without what belongs to Kafka, to workers or to k2g itself.
     *
     * @param wanted which topics, constraints and connectors, by their names; the topics of a wanted connector are wanted
     */
    public ImportedRecipe read(Predicate<String> wanted) {
        List<String> leftOut = new ArrayList<>();
        Set<String> there = kafka.topics().names();
        Map<String, LiveConnector> live = connect.live();
        Map<String, SinkReading> sinks = sinks(live, wanted, there, leftOut);
        Map<String, DataFormat> keys = new TreeMap<>();
        Map<String, DataFormat> values = new TreeMap<>();
        sinks.values().forEach(sink -> {
            sink.consumes().keySet().forEach(topic -> keys.put(topic, sink.key()));
            sink.consumes().keySet().forEach(topic -> values.put(topic, sink.value()));
            sink.deadLetters().ifPresent(topic -> values.putIfAbsent(topic, DataFormat.NONE));
        });
        List<String> names = there.stream()
                .filter(topic -> wanted.test(topic) || values.containsKey(topic))
                .filter(topic -> !SinkSelection.isInternal(topic))
                .toList();
        Set<String> deadLetters = sinks.values().stream()
                .flatMap(sink -> sink.deadLetters().stream())
                .collect(Collectors.toSet());
        Map<String, String> logicalNames = LogicalNames.of(names);
        List<TopicSpec> topics = kafka.topics().describe(names).values().stream()
                .map(topic -> new TopicSpec(
                        logicalNames.getOrDefault(topic.name(), topic.name()),
                        topic.name(),
                        OptionalInt.of(topic.partitions()),
                        config(topic, deadLetters.contains(topic.name())),
                        keys.getOrDefault(topic.name(), DataFormat.NONE),
                        values.getOrDefault(topic.name(), DataFormat.NONE)))
                .toList();
        List<ConnectorSpec> connectors = new ArrayList<>();
        sinks.forEach((name, sink) -> connectors.add(sink.connector(name, plugin(), logicalNames)
                .without(sink.unset().keySet())
                .in(state(live.get(name)))));
        return new ImportedRecipe(topics, constraints(wanted, leftOut), connectors, leftOut);
    }

    /** Of a dead letter topic the recipe says what its timestamps are, since recipes have a default for that. */
    private static Map<String, String> config(LiveTopic topic, boolean isForDeadLetters) {
        Map<String, String> config = new TreeMap<>(topic.config());
        if (isForDeadLetters) {
            topic.effective(TopicSpec.TIMESTAMP_TYPE)
                    .ifPresent(type -> config.putIfAbsent(TopicSpec.TIMESTAMP_TYPE, type));
        }
        return config;
    }

    private static WantedState state(@Nullable LiveConnector live) {
        return Optional.ofNullable(live)
                .flatMap(LiveConnector::status)
                .filter(status -> status.state().isHalted())
                .map(halted -> WantedState.PAUSED)
                .orElse(WantedState.RUNNING);
    }

    private static Map<String, SinkReading> sinks(
            Map<String, LiveConnector> live, Predicate<String> wanted, Set<String> topics, List<String> leftOut) {
        SinkSelection selection = new SinkSelection(topics);
        new TreeMap<>(live).forEach((name, connector) -> {
            Map<String, String> config = connector.config();
            if (!wanted.test(name)) {
                return;
            }
            if (Dialect.in(config).isEmpty()) {
                leftOut.add("Connector " + name + " is no Neo4j sink.");
                return;
            }
            try {
                selection.offer(name, SinkReading.of(config));
            } catch (InvalidInputException e) {
                leftOut.add("Connector " + name + ": " + e.getMessage());
            }
        });
        leftOut.addAll(selection.leftOut());
        selection.chosen().forEach((name, sink) -> {
            Map<String, String> keysByReason = new LinkedHashMap<>();
            sink.leftOut().forEach((key, why) -> keysByReason.merge(why, key, (one, other) -> one + ", " + other));
            keysByReason.forEach((why, keys) -> leftOut.add("Connector " + name + ", " + keys + ": " + why));
        });
        return selection.chosen();
    }

    private PluginSpec plugin() {
        return connect.plugins().stream()
                .filter(plugin -> Dialect.of(plugin.className()).isPresent())
                .map(ConnectorPlugin::version)
                .map(VERSION::matcher)
                .filter(version -> version.find())
                .map(version -> new PluginSpec(PLUGIN, version.group(1)))
                .reduce((first, last) -> last)
                .orElse(new PluginSpec(PLUGIN, "5.5.2"));
    }

    private List<ConstraintSpec> constraints(Predicate<String> wanted, List<String> leftOut) {
        List<ConstraintSpec> constraints = new ArrayList<>();
        for (LiveConstraint live : graph.constraints().list()) {
            if (wanted.test(live.name())) {
                live.kind()
                        .ifPresentOrElse(
                                kind -> constraints.add(new ConstraintSpec(
                                        live.name(),
                                        kind,
                                        live.entity(),
                                        live.labelOrType(),
                                        live.properties(),
                                        live.propertyType())),
                                () -> leftOut.add("Constraint " + live.name() + " is of type " + live.type()
                                        + ", which recipes do not have."));
            }
        }
        return constraints;
    }
}
