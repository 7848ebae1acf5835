package dev.k2g.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes JSON of a YAML document, notes each part's line, and bounds what aliases may blow up to. */
final class YamlNodes {

    private static final int MOST_NODES = 20_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    private final Path file;
    private final String title;
    private final Map<JsonPointer, Integer> lines;
    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    YamlNodes(Path file, String title, Map<JsonPointer, Integer> lines, Problems problems) {
        this.file = file;
        this.title = title;
        this.lines = lines;
        this.problems = problems;
    }

    /** @throws MarkedYAMLException when the document refers to itself or is too large */
    JsonNode convert(Node root) {
        lines.put(YamlTree.ROOT, line(root));
        return convert(root, YamlTree.ROOT);
    }

    private JsonNode convert(Node node, JsonPointer at) {
        if (++nodes > MOST_NODES) {
            throw new BadYaml("it has more than " + MOST_NODES + " values", node);
        }
        if (!open.add(node)) {
            throw new BadYaml("an alias refers to what it stands in", node);
        }
        JsonNode converted;
        if (node instanceof MappingNode mapping) {
            converted = object(mapping, at);
        } else if (node instanceof SequenceNode sequence) {
            converted = array(sequence, at);
        } else {
            converted = scalar((ScalarNode) node);
        }
        open.remove(node);
        return converted;
    }

    private ObjectNode object(MappingNode mapping, JsonPointer at) {
        checkTag(mapping, Tag.MAP);
        ObjectNode object = JSON.objectNode();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(file, line(entry.getKeyNode()), "A key must be text.");
            } else if (key.getTag().equals(Tag.MERGE)) {
                merged.add(entry.getValueNode());
            } else {
                entry(key, entry.getValueNode(), object, at);
            }
        }
        merged.forEach(node -> merge(node, object, at));
        return object;
    }

    private void entry(ScalarNode keyNode, Node value, ObjectNode into, JsonPointer at) {
        String key = keyNode.getValue();
        JsonPointer child = at.appendProperty(key);
        if (into.has(key)) {
            problems.add(
                    file,
                    line(keyNode),
                    "\"%s\" is there twice in %s; the first is in line %d."
                            .formatted(key, YamlTree.name(title, at), lines.get(child)));
            return;
        }
        lines.putIfAbsent(child, line(keyNode));
        into.set(key, convert(value, child));
    }

    /** Adds what is merged after the mapping's own keys, which win. */
    private void merge(Node merged, ObjectNode into, JsonPointer at) {
        List<Node> sources = merged instanceof SequenceNode sequence ? sequence.getValue() : List.of(merged);
        for (Node source : sources) {
            if (source instanceof MappingNode) {
                convert(source, at).properties().forEach(entry -> into.putIfAbsent(entry.getKey(), entry.getValue()));
            } else {
                problems.add(file, line(source), "\"<<\" must be followed by an alias of a mapping.");
            }
        }
    }

    private ArrayNode array(SequenceNode sequence, JsonPointer at) {
        checkTag(sequence, Tag.SEQ);
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            JsonPointer child = at.appendIndex(array.size());
            lines.putIfAbsent(child, line(item));
            array.add(convert(item, child));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.MERGE)) {
            return JSON.textNode(text);
        } else if (tag.equals(Tag.BOOL) && CoreSchema.BOOLEAN.matcher(text).matches()) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        } else if (tag.equals(Tag.INT) && CoreSchema.INTEGER.matcher(text).matches()) {
            return JSON.numberNode(Long.parseLong(text));
        } else if (tag.equals(Tag.FLOAT) && CoreSchema.DECIMAL.matcher(text).matches()) {
            return JSON.numberNode(new BigDecimal(text));
        } else if (tag.equals(Tag.NULL) && CoreSchema.NOTHING.matcher(text).matches()) {
            return JSON.nullNode();
        }
        reportTag(scalar);
        return JSON.textNode(text);
    }

    private void checkTag(Node node, Tag expected) {
        if (!node.getTag().equals(expected)) {
            reportTag(node);
        }
    }

    private void reportTag(Node node) {
        String tag = node.getTag().getValue().replace(Tag.PREFIX, "!!");
        problems.add(file, line(node), "The tag %s does not fit, or is not supported.".formatted(tag));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static final class BadYaml extends MarkedYAMLException {

        private static final long serialVersionUID = 1L;

        private BadYaml(String problem, Node node) {
            super(null, null, problem, node.getStartMark());
        }
    }
}
