package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The containers that a change of several places has copied: nobody else has them yet, so they need no second copy. */
final class Draft {

    private final Set<JsonNode> own = Collections.newSetFromMap(new IdentityHashMap<>(4));

    /** The array, or a copy of it, to be changed; an empty one for null. */
    ArrayNode array(JsonNode value) {
        if (own.contains(value)) {
            return (ArrayNode) value;
        }
        ArrayNode copy = value.isNull() ? Values.array() : Values.copy(value);
        own.add(copy);
        return copy;
    }

    /** The object, or a copy of it, to be changed; an empty one for null. */
    ObjectNode object(JsonNode value) {
        if (own.contains(value)) {
            return (ObjectNode) value;
        }
        ObjectNode copy = value.isNull() ? Values.object() : Values.copyOfObject(value);
        own.add(copy);
        return copy;
    }

    /** Somebody is about to see the value at the end of this path, and may keep it: from now on all is copied again. */
    void show(JsonNode value, JsonNode keys) {
        boolean isShown = own.contains(value);
        for (JsonNode key : keys) {
            // a slice is new itself, but what it holds is not
            isShown |= key.isObject();
        }
        if (isShown) {
            own.clear();
        }
    }
}
