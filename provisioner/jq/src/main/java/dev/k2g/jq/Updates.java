package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Assignments. */
final class Updates {

    private Updates() {}

    /** {@code =} */
    static Filter assignment(Filter places, Filter values) {
        return arithmetic(places, values, (old, value) -> value);
    }

    /** {@code +=} and its like: the right side is computed from the input of the whole. */
    static Filter arithmetic(Filter places, Filter values, BinaryOperator<JsonNode> operator) {
        return (env, path, in, out) -> values.values(env, in, value -> {
            JsonNode result = in;
            Draft draft = new Draft();
            for (JsonNode place : places(places, env, in)) {
                result = Access.update(result, place, draft, old -> operator.apply(old, value));
            }
            out.emit(path.ofValue(), result);
        });
    }

    /** {@code |=}: the first result takes the old value's place; where there is none, the place goes. */
    static Filter update(Filter places, Filter change) {
        return (env, path, in, out) -> {
            JsonNode result = in;
            Draft draft = new Draft();
            ArrayNode gone = Values.array();
            for (JsonNode place : places(places, env, in)) {
                List<JsonNode> changed = new ArrayList<>(1);
                JsonNode old = Access.getPath(result, place);
                draft.show(old, place);
                first(change, env, old, changed);
                if (changed.isEmpty()) {
                    gone.add(place);
                } else {
                    result = Access.update(result, place, draft, replaced -> changed.get(0));
                }
            }
            out.emit(path.ofValue(), gone.isEmpty() ? result : Access.delete(result, gone));
        };
    }

    private static void first(Filter filter, Env env, JsonNode in, List<JsonNode> found) {
        Object enough = new Object();
        try {
            filter.values(env, in, value -> {
                found.add(value);
                throw new Control.BreakException(enough);
            });
        } catch (Control.BreakException e) {
            if (!e.isOf(enough)) {
                throw e;
            }
        }
    }

    private static ArrayNode places(Filter filter, Env env, JsonNode in) {
        ArrayNode places = Values.array();
        filter.run(env, Path.ROOT, in, (path, value) -> places.add(path.keys(value)));
        return places;
    }
}
