package dev.k2g.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.yaml.CoreSchema;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a recipe folder: {@code recipe.yaml}, and a file for each Cypher statement. */
public final class RecipeWriter {

    private static final String HEAD = "# yaml-language-server: $schema=recipe.schema.json\n\n";
    private static final String CYPHER = ".cypher";

    /** What editors find beside a recipe. */
    static final String SCHEMA_FILE = "recipe.schema.json";

    /** Longer names are refused by file systems. */
    private static final int LONGEST_NAME = 200;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The Cypher, by the name of the file that it goes to. */
    private final Map<String, String> cypherFiles = new LinkedHashMap<>();

    private RecipeWriter() {}

    /**
     * Writes a recipe of these parts. It reads back as the same parts, as far as they are what {@link RecipeReader} makes:
     * a Cypher text begins and ends with neither white space nor a semicolon. What has its default is left out. A topic's
     * logical name is letters, digits, dots, hyphens and underscores ({@link LogicalNames} makes one).
     *
     * @param folder where to: a folder that is empty or not there yet
     * @param name the recipe's name; by default one that follows from the folder's
     * @param topics the topics, in their order
     * @param constraints the constraints, in their order
     * @param connectors the connectors, in their order, referring to topics by their logical names
     * @return the recipe as it reads now
     * @throws InvalidInputException when something is in the folder already, or the parts make no valid recipe
     * @throws FailedException when a file cannot be written
     */
    public static Recipe write(
            Path folder,
            Optional<String> name,
            Collection<TopicSpec> topics,
            List<ConstraintSpec> constraints,
            Collection<ConnectorSpec> connectors) {
        NewFolder made = NewFolder.at(folder, name);
        RecipeWriter writer = new RecipeWriter();
        ObjectNode head = JSON.objectNode();
        head.put("apiVersion", "k2g.dev/v1alpha1").put("name", made.recipe());
        StringBuilder text = new StringBuilder(HEAD).append(YamlText.of(head));
        ObjectNode topicNodes = JSON.objectNode();
        topics.forEach(topic -> topicNodes.set(topic.logicalName(), topic(topic)));
        section(text, "topics", topicNodes);
        ArrayNode constraintNodes = JSON.arrayNode();
        constraints.forEach(constraint -> constraintNodes.add(constraint(constraint)));
        section(
                text,
                "graph",
                constraints.isEmpty() ? constraintNodes : JSON.objectNode().set("constraints", constraintNodes));
        ObjectNode connectorNodes = JSON.objectNode();
        connectors.forEach(connector -> connectorNodes.set(connector.name(), writer.connector(connector)));
        section(text, "connectors", connectorNodes);

        Map<String, String> files = new LinkedHashMap<>();
        files.put(RecipeReader.FILE_NAME, text.toString());
        files.putAll(writer.cypherFiles);
        files.put(SCHEMA_FILE, RecipeReader.SCHEMA.text());
        made.write(files);
        return RecipeReader.read(folder, Map.of());
    }

    private static void section(StringBuilder text, String name, JsonNode content) {
        if (!content.isEmpty()) {
            ObjectNode section = JSON.objectNode();
            section.set(name, content);
            text.append('\n').append(YamlText.of(section));
        }
    }

    private static ObjectNode topic(TopicSpec topic) {
        ObjectNode node = JSON.objectNode().put("name", topic.name());
        topic.partitions().ifPresent(partitions -> node.put("partitions", partitions));
        putProperties(node, topic.config());
        putFormat(node, "key", topic.key(), TopicSpec.DEFAULT_KEY);
        putFormat(node, "value", topic.value(), TopicSpec.DEFAULT_VALUE);
        return node;
    }

    private static void putFormat(ObjectNode node, String part, DataFormat format, DataFormat otherwise) {
        if (format != otherwise) {
            node.putObject(part).put("format", format.word());
        }
    }

    private static ObjectNode constraint(ConstraintSpec constraint) {
        ObjectNode node = JSON.objectNode()
                .put("name", constraint.name())
                .put("kind", constant(constraint.kind()))
                .put(constraint.entity() == Entity.NODE ? "node" : "relationship", constraint.labelOrType());
        ArrayNode properties = node.putArray("properties");
        constraint.properties().forEach(properties::add);
        constraint.propertyType().ifPresent(type -> node.put("type", type));
        return node;
    }

    private ObjectNode connector(ConnectorSpec connector) {
        ObjectNode node = JSON.objectNode();
        ObjectNode plugin = node.putObject("plugin")
                .put("name", connector.plugin().name())
                .put("version", connector.plugin().version());
        connector.dialect().ifPresent(dialect -> plugin.put("dialect", constant(dialect)));
        ObjectNode consumes = node.putObject("consumes");
        connector
                .statements()
                .forEach((topic, text) ->
                        consumes.putObject(topic).put("cypher", cypherFile(connector.name(), topic, text.text())));
        connector.deadLetters().ifPresent(topic -> node.put("deadLetters", topic));
        node.put("tasks", connector.tasks());
        if (connector.onMappingChange() != OnMappingChange.REFUSE) {
            node.put("onMappingChange", constant(connector.onMappingChange()));
        }
        if (connector.isPaused()) {
            node.put("state", constant(connector.state()));
        }
        putProperties(node, connector.config());
        connector.unset().forEach(key -> node.withObject("/config").putNull(key));
        return node;
    }

    /** The name of a file that holds this text, or the text itself where a file would not keep it. */
    private String cypherFile(String connector, String topic, String text) {
        if (text.contains("\r\n")) {
            return text;
        }
        String name = Stream.concat(
                        Stream.of(topic, connector + "-" + topic).filter(base -> base.length() <= LONGEST_NAME),
                        IntStream.iterate(2, i -> i + 1).mapToObj(i -> topic + "-" + i))
                .map(base -> base + CYPHER)
                .filter(this::isFree)
                .findFirst()
                .orElseThrow();
        cypherFiles.put(name, text + "\n");
        return name;
    }

    /** Some file systems take upper and lower case for the same. */
    private boolean isFree(String name) {
        return cypherFiles.keySet().stream()
                .noneMatch(taken -> taken.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }

    private static void putProperties(ObjectNode node, Map<String, String> properties) {
        if (!properties.isEmpty()) {
            ObjectNode config = node.putObject("config");
            properties.forEach((key, value) -> config.set(key, property(value)));
        }
    }

    /** A whole number, true and false need no quotes: they read as the same text. */
    private static JsonNode property(String value) {
        if (value.equals("true") || value.equals("false")) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        boolean number = CoreSchema.INTEGER.matcher(value).matches() && !value.equals("-0");
        return number ? JSON.numberNode(Long.parseLong(value)) : JSON.textNode(value);
    }

    private static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
