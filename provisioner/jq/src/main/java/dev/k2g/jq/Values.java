package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Collection;

/** Makes JSON values. */
final class Values {

    static final JsonNode NULL = NullNode.getInstance();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Values() {}

    static JsonNode of(boolean value) {
        return BooleanNode.valueOf(value);
    }

    static JsonNode of(String value) {
        return TextNode.valueOf(value);
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static ArrayNode array(Collection<JsonNode> elements) {
        return NODES.arrayNode(elements.size()).addAll(elements);
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** A copy that may be changed; what it holds is shared. */
    static ArrayNode copy(JsonNode array) {
        ArrayNode copy = NODES.arrayNode(array.size());
        array.forEach(copy::add);
        return copy;
    }

    /** A copy that may be changed; what it holds is shared. */
    static ObjectNode copyOfObject(JsonNode object) {
        ObjectNode copy = NODES.objectNode();
        object.fields().forEachRemaining(field -> copy.set(field.getKey(), field.getValue()));
        return copy;
    }
}
