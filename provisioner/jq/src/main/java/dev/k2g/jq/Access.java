package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What stands in a value under a key: an object's field, an array's element, a slice {@code {start, end}}. */
final class Access {

    private static final int LARGEST_INDEX = 10_000_000;

    private Access() {}

    /** @throws JqException when such a value has no such key */
    static JsonNode get(JsonNode value, JsonNode key) {
        if (key.isTextual() && value.isObject()) {
            return value.has(key.textValue()) ? value.get(key.textValue()) : Values.NULL;
        } else if (key.isNumber() && value.isArray()) {
            long index = Numbers.index(key);
            long fromStart = index < 0 ? index + value.size() : index;
            return fromStart >= 0 && fromStart < value.size() ? value.get((int) fromStart) : Values.NULL;
        } else if (key.isObject() && (value.isArray() || value.isTextual() || value.isNull())) {
            return slice(value, key);
        } else if (key.isArray() && value.isArray()) {
            return Texts.indices(value, key);
        } else if (value.isNull() && (key.isTextual() || key.isNumber() || key.isNull())) {
            return Values.NULL;
        }
        throw cannotIndex(value, key);
    }

    /** Every element, with its key. */
    static void each(JsonNode value, Path path, Filter.Output out) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                out.emit(path.isTracked() ? path.child(Numbers.of(i), value) : path, value.get(i));
            }
        } else if (value.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = value.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                Path child = path.isTracked() ? path.child(Values.of(field.getKey()), value) : path;
                out.emit(child, field.getValue());
            }
        } else {
            throw new JqException("Cannot iterate over " + described(value));
        }
    }

    /** What stands at the end of a path; null where the path leads out of what is there. */
    static JsonNode getPath(JsonNode value, JsonNode keys) {
        JsonNode at = value;
        for (JsonNode key : pathOf(keys)) {
            if (at.isNull()) {
                return at;
            }
            at = get(at, key);
        }
        return at;
    }

    /** The value with what stands at the path changed; objects and arrays on the way are made. */
    static JsonNode update(JsonNode value, JsonNode keys, UnaryOperator<JsonNode> change) {
        return update(value, keys, new Draft(), change);
    }

    /** The same as one of several changes: what the draft has is changed in place. */
    static JsonNode update(JsonNode value, JsonNode keys, Draft draft, UnaryOperator<JsonNode> change) {
        return update(value, pathOf(keys), 0, draft, change);
    }

    private static JsonNode update(
            JsonNode value, JsonNode keys, int depth, Draft draft, UnaryOperator<JsonNode> change) {
        if (depth == keys.size()) {
            draft.show(value, keys);
            return change.apply(value);
        }
        JsonNode key = keys.get(depth);
        return with(value, key, update(get(value, key), keys, depth + 1, draft, change), draft);
    }

    private static JsonNode with(JsonNode value, JsonNode key, JsonNode element, Draft draft) {
        if (key.isTextual() && (value.isObject() || value.isNull())) {
            ObjectNode changed = draft.object(value);
            changed.set(key.textValue(), element);
            return changed;
        } else if (key.isNumber() && (value.isArray() || value.isNull())) {
            long index = Numbers.index(key);
            long fromStart = index < 0 ? index + value.size() : index;
            if (fromStart < 0) {
                throw new JqException("Out of bounds negative array index");
            }
            if (fromStart > LARGEST_INDEX) {
                throw new RefusedException("an array would need " + fromStart + " elements");
            }
            ArrayNode changed = draft.array(value);
            while (changed.size() <= fromStart) {
                changed.add(Values.NULL);
            }
            changed.set((int) fromStart, element);
            return changed;
        } else if (key.isObject() && (value.isArray() || value.isNull())) {
            if (!element.isArray()) {
                throw new JqException("A slice of an array can only be assigned another array");
            }
            int[] range = range(key, value.size());
            ArrayNode copy = Values.array();
            for (int i = 0; i < range[0]; i++) {
                copy.add(value.get(i));
            }
            element.forEach(copy::add);
            for (int i = range[1]; i < value.size(); i++) {
                copy.add(value.get(i));
            }
            return copy;
        }
        throw key.isObject() && value.isTextual() || key.isArray() && value.isArray()
                ? new JqException("Cannot update field at " + Types.of(key) + " index of " + Types.of(value))
                : cannotIndex(value, key);
    }

    /** The value without what stands at these paths. */
    static JsonNode delete(JsonNode value, JsonNode paths) {
        if (!paths.isArray()) {
            throw new JqException("Paths must be specified as an array");
        }
        TreeSet<JsonNode> lastFirst = new TreeSet<>(Order.ASCENDING.reversed());
        for (JsonNode path : paths) {
            lastFirst.add(pathOf(path));
        }
        JsonNode left = value;
        Draft draft = new Draft();
        for (JsonNode path : lastFirst) {
            left = deletePath(left, path, 0, draft);
        }
        return left;
    }

    private static JsonNode deletePath(JsonNode value, JsonNode keys, int depth, Draft draft) {
        if (value.isNull() || depth == keys.size()) {
            return Values.NULL;
        }
        JsonNode key = keys.get(depth);
        if (depth < keys.size() - 1) {
            JsonNode element = get(value, key);
            return element.isNull() ? value : with(value, key, deletePath(element, keys, depth + 1, draft), draft);
        }
        if (key.isTextual() && value.isObject()) {
            ObjectNode changed = draft.object(value);
            changed.remove(key.textValue());
            return changed;
        } else if (key.isNumber() && value.isArray()) {
            long index = Numbers.index(key);
            long fromStart = index < 0 ? index + value.size() : index;
            ArrayNode changed = draft.array(value);
            if (fromStart >= 0 && fromStart < changed.size()) {
                changed.remove((int) fromStart);
            }
            return changed;
        } else if (key.isObject() && value.isArray()) {
            return with(value, key, Values.array(), draft);
        }
        throw new JqException(
                "Cannot delete field at " + (value.isArray() ? "array" : "object") + " index of " + Types.of(value));
    }

    private static JsonNode slice(JsonNode value, JsonNode key) {
        if (value.isNull()) {
            return value;
        }
        if (value.isTextual()) {
            String text = value.textValue();
            int[] range = range(key, text.codePointCount(0, text.length()));
            int from = text.offsetByCodePoints(0, range[0]);
            return Values.of(text.substring(from, text.offsetByCodePoints(from, range[1] - range[0])));
        }
        int[] range = range(key, value.size());
        ArrayNode slice = Values.array();
        for (int i = range[0]; i < range[1]; i++) {
            slice.add(value.get(i));
        }
        return slice;
    }

    /** From where to where a slice goes, in what is so long. */
    private static int[] range(JsonNode key, int length) {
        JsonNode start = key.path("start");
        JsonNode end = key.path("end");
        if (!isBound(start) || !isBound(end)) {
            throw new JqException("Start and end indices of an array slice must be numbers");
        }
        long from = start.isNumber() ? Numbers.index(start) : 0;
        long to = end.isNumber() ? -Numbers.index(Arithmetic.negate(end)) : length;
        from = Math.max(0, Math.min(length, from < 0 ? from + length : from));
        to = Math.max(from, Math.min(length, to < 0 ? to + length : to));
        return new int[] {(int) from, (int) to};
    }

    private static boolean isBound(JsonNode bound) {
        return bound.isNumber() || bound.isNull() || bound.isMissingNode();
    }

    private static JsonNode pathOf(JsonNode keys) {
        if (!keys.isArray()) {
            throw new JqException("Path must be specified as an array");
        }
        return keys;
    }

    private static JqException cannotIndex(JsonNode value, JsonNode key) {
        return new JqException(
                "Cannot index " + Types.of(value) + " with " + (key.isTextual() ? JsonText.of(key) : Types.of(key)));
    }

    private static String described(JsonNode value) {
        return value.isNull() ? "null" : JqException.described(value);
    }
}
