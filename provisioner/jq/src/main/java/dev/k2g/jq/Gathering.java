package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The functions that make one value of many: in one pass, where jq's definitions copy what they have for each. */
final class Gathering {

    private Gathering() {}

    static void addTo(Builtins builtins) {
        builtins.filter("add/1", arguments -> (env, path, in, out) -> {
            Sum sum = new Sum();
            arguments.get(0).values(env, in, sum::add);
            out.emit(path.ofValue(), sum.value());
        });
        builtins.filter("_merged/1", arguments -> (env, path, in, out) -> {
            ObjectNode merged = Values.object();
            arguments.get(0).values(env, in, object -> merged.setAll((ObjectNode) object));
            out.emit(path.ofValue(), merged);
        });
        builtins.filter("INDEX/2", arguments -> (env, path, in, out) -> {
            ObjectNode index = Values.object();
            arguments
                    .get(0)
                    .values(
                            env,
                            in,
                            row -> arguments.get(1).values(env, row, key -> index.set(JsonText.plain(key), row)));
            out.emit(path.ofValue(), index);
        });
    }

    /** What {@code +} makes of values, one after the other. */
    private static final class Sum {

        private JsonNode value = Values.NULL;

        /** Whether nobody else holds the value, so that it may grow in place. */
        private boolean isOwn;

        /** The value, while it is a text that grows. */
        private @Nullable StringBuilder text;

        void add(JsonNode next) {
            if (next.isTextual() && text != null) {
                Limits.checkLetters((long) text.length() + next.textValue().length());
                text.append(next.textValue());
            } else if (next.isTextual() && value.isTextual()) {
                text = new StringBuilder(value.textValue());
                add(next);
            } else if (isOwn && value instanceof ArrayNode array && next instanceof ArrayNode more) {
                Limits.checkElements((long) array.size() + more.size());
                array.addAll(more);
            } else if (isOwn && value instanceof ObjectNode object && next instanceof ObjectNode more) {
                object.setAll(more);
            } else {
                JsonNode before = value();
                value = Operators.add(before, next);
                text = null;
                isOwn = value != before && value != next;
            }
        }

        JsonNode value() {
            return text == null ? value : Values.of(text.toString());
        }
    }
}
