package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Makes the records of a recipe that no problem was found in. */
final class RecipeBuilder {

    private final JsonNode root;
    private final RecipeTexts texts;

    RecipeBuilder(JsonNode root, RecipeTexts texts) {
        this.root = root;
        this.texts = texts;
    }

    Recipe build(Path directory) {
        Map<String, ConnectorSpec> connectors = entries(RecipeDocument.CONNECTORS, this::connector);
        Map<String, TopicSpec> topics = entries(RecipeDocument.TOPICS, this::topic);
        connectors.values().stream()
                .flatMap(connector -> connector.deadLetters().stream())
                .forEach(topic -> topics.computeIfPresent(topic, (name, spec) -> spec.forDeadLetters()));
        return new Recipe(
                directory,
                root.path("name").asText(),
                topics,
                root.at(RecipeDocument.CONSTRAINTS)
                        .valueStream()
                        .map(RecipeBuilder::constraint)
                        .toList(),
                connectors,
                entries(RecipeDocument.FEEDS, this::feed),
                entries(RecipeDocument.QUERIES, (name, at) -> texts.text(at)),
                strings(root.at(RecipeDocument.MOVED_CONNECTORS)));
    }

    private TopicSpec topic(String logicalName, JsonPointer at) {
        JsonNode topic = root.at(at);
        return new TopicSpec(
                logicalName,
                topic.path("name").asText(),
                topic.has("partitions")
                        ? OptionalInt.of(topic.path("partitions").asInt())
                        : OptionalInt.empty(),
                strings(topic.path("config")),
                format(topic.path("key"), TopicSpec.DEFAULT_KEY),
                format(topic.path("value"), TopicSpec.DEFAULT_VALUE));
    }

    private static ConstraintSpec constraint(JsonNode constraint) {
        boolean ofNode = constraint.has("node");
        return new ConstraintSpec(
                constraint.path("name").asText(),
                constant(Kind.class, constraint.path("kind").asText()),
                ofNode ? Entity.NODE : Entity.RELATIONSHIP,
                constraint.path(ofNode ? "node" : "relationship").asText(),
                texts(constraint.path("properties")),
                text(constraint, "type"));
    }

    private ConnectorSpec connector(String name, JsonPointer at) {
        JsonNode connector = root.at(at);
        JsonNode plugin = connector.path("plugin");
        return new ConnectorSpec(
                name,
                new PluginSpec(
                        plugin.path("name").asText(), plugin.path("version").asText()),
                text(plugin, "dialect").map(written -> constant(Dialect.class, written)),
                entries(at.appendProperty("consumes"), (topic, place) -> {
                    SourceText cypher = texts.text(place.appendProperty("cypher"));
                    return new CypherStrategy(cypher.text(), cypher.file());
                }),
                text(connector, "deadLetters"),
                connector.path("tasks").asInt(1),
                text(connector, "onMappingChange")
                        .map(written -> constant(OnMappingChange.class, written))
                        .orElse(OnMappingChange.REFUSE),
                text(connector, "state")
                        .map(written -> constant(WantedState.class, written))
                        .orElse(WantedState.RUNNING),
                strings(connector.path("config")),
                nulls(connector.path("config")));
    }

    private FeedSpec feed(String name, JsonPointer at) {
        JsonNode feed = root.at(at);
        return new FeedSpec(
                name,
                texts.recording(at.appendProperty("recording")),
                text(feed, "stream").map(URI::create),
                feed.path("to").asText(),
                feed.has("map") ? texts.text(at.appendProperty("map")) : FeedSpec.UNCHANGED,
                texts(feed.path("require")));
    }

    private <T> Map<String, T> entries(JsonPointer at, BiFunction<String, JsonPointer, T> make) {
        Map<String, T> entries = new LinkedHashMap<>();
        root.at(at).fieldNames().forEachRemaining(name -> entries.put(name, make.apply(name, at.appendProperty(name))));
        return entries;
    }

    private static Map<String, String> strings(JsonNode mapping) {
        Map<String, String> strings = new LinkedHashMap<>();
        mapping.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }

    private static Set<String> nulls(JsonNode mapping) {
        return mapping.properties().stream()
                .filter(entry -> entry.getValue().isNull())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static Optional<String> text(JsonNode mapping, String key) {
        return mapping.has(key) ? Optional.of(mapping.path(key).asText()) : Optional.empty();
    }

    private static DataFormat format(JsonNode part, DataFormat otherwise) {
        return text(part, "format")
                .map(written -> constant(DataFormat.class, written))
                .orElse(otherwise);
    }

    /** {@code from-now} is {@code FROM_NOW}. */
    private static <E extends Enum<E>> E constant(Class<E> type, String written) {
        return Enum.valueOf(type, written.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
