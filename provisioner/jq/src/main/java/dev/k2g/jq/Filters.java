package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** The filters that jq's syntax has for reading and making values. */
final class Filters {

    static final Filter IDENTITY = (env, path, in, out) -> out.emit(path, in);

    private Filters() {}

    static Filter constant(JsonNode value) {
        return (env, path, in, out) -> out.emit(path.ofValue(), value);
    }

    static Filter pipe(Filter first, Filter second) {
        return (env, path, in, out) -> first.run(env, path, in, (p, value) -> second.run(env, p, value, out));
    }

    static Filter comma(Filter first, Filter second) {
        return (env, path, in, out) -> {
            first.run(env, path, in, out);
            second.run(env, path, in, out);
        };
    }

    static Filter variable(int levels) {
        return (env, path, in, out) ->
                out.emit(path.ofValue(), (JsonNode) env.outer(levels).value());
    }

    static Filter field(Filter target, String name) {
        JsonNode key = Values.of(name);
        Filter field = (env, path, in, out) -> out.emit(path.child(key, in), Access.get(in, key));
        return target == IDENTITY ? field : pipe(target, field);
    }

    /** The key is computed from the input of the whole, not from what the target makes. */
    static Filter index(Filter target, Filter key) {
        return (env, path, in, out) -> key.values(
                env,
                in,
                k -> target.run(env, path, in, (p, value) -> out.emit(p.child(k, value), Access.get(value, k))));
    }

    static Filter slice(Filter target, Filter from, Filter to) {
        return (env, path, in, out) -> to.values(
                env,
                in,
                end -> from.values(env, in, start -> {
                    ObjectNode key = Values.object();
                    key.set("start", start);
                    key.set("end", end);
                    target.run(env, path, in, (p, value) -> out.emit(p.child(key, value), Access.get(value, key)));
                }));
    }

    static Filter each(Filter target) {
        return (env, path, in, out) -> target.run(env, path, in, (p, value) -> Access.each(value, p, out));
    }

    /** {@code ..} */
    static Filter recursive() {
        return new Filter() {
            @Override
            public void run(Env env, Path path, JsonNode in, Output out) {
                out.emit(path, in);
                if (in.isContainerNode()) {
                    Access.each(in, path, (p, value) -> run(env, p, value, out));
                }
            }
        };
    }

    static Filter array(Filter elements) {
        return (env, path, in, out) -> {
            ArrayNode array = Values.array();
            elements.values(env, in, element -> Limits.add(array, element));
            out.emit(path.ofValue(), array);
        };
    }

    /** An object's field: its name and its value, both any number of times. */
    record Field(Filter name, Filter value) {}

    static Filter object(List<Field> fields) {
        return (env, path, in, out) -> {
            String[] names = new String[fields.size()];
            JsonNode[] values = new JsonNode[fields.size()];
            fill(fields, 0, names, values, env, in, object -> out.emit(path.ofValue(), object));
        };
    }

    private static void fill(
            List<Field> fields, int at, String[] names, JsonNode[] values, Env env, JsonNode in, Filter.Values out) {
        if (at == names.length) {
            ObjectNode object = Values.object();
            for (int i = 0; i < names.length; i++) {
                object.set(names[i], values[i]);
            }
            out.emit(object);
            return;
        }
        Field field = fields.get(at);
        field.name().values(env, in, name -> {
            if (!name.isTextual()) {
                throw new JqException("Cannot use " + JqException.described(name) + " as object key");
            }
            field.value().values(env, in, value -> {
                names[at] = name.textValue();
                values[at] = value;
                fill(fields, at + 1, names, values, env, in, out);
            });
        });
    }

    static Filter negation(Filter filter) {
        return (env, path, in, out) -> filter.values(env, in, value -> {
            if (!value.isNumber()) {
                throw new JqException(JqException.described(value) + " cannot be negated");
            }
            out.emit(path.ofValue(), Arithmetic.negate(value));
        });
    }

    static Filter binary(String sign, Filter left, Filter right) {
        BinaryOperator<JsonNode> operator = Operators.of(sign);
        return (env, path, in, out) ->
                right.values(env, in, b -> left.values(env, in, a -> out.emit(path.ofValue(), operator.apply(a, b))));
    }

    static Filter and(Filter left, Filter right) {
        return logical(left, right, false);
    }

    static Filter or(Filter left, Filter right) {
        return logical(left, right, true);
    }

    private static Filter logical(Filter left, Filter right, boolean decides) {
        return (env, path, in, out) -> left.values(env, in, a -> {
            if (Types.isTrue(a) == decides) {
                out.emit(path.ofValue(), Values.of(decides));
            } else {
                right.values(env, in, b -> out.emit(path.ofValue(), Values.of(Types.isTrue(b))));
            }
        });
    }

    /** A string with interpolations: texts and filters in turn, a text first and last. */
    static Filter interpolated(List<String> texts, List<Filter> filters, Function<JsonNode, String> format) {
        return (env, path, in, out) -> interpolate(
                texts,
                filters,
                format,
                filters.size() - 1,
                texts.get(filters.size()),
                env,
                in,
                text -> out.emit(path.ofValue(), text));
    }

    private static void interpolate(
            List<String> texts,
            List<Filter> filters,
            Function<JsonNode, String> format,
            int at,
            String end,
            Env env,
            JsonNode in,
            Filter.Values out) {
        if (at < 0) {
            out.emit(Values.of(end));
            return;
        }
        filters.get(at)
                .values(
                        env,
                        in,
                        value -> interpolate(
                                texts,
                                filters,
                                format,
                                at - 1,
                                joined(texts.get(at), format.apply(value), end),
                                env,
                                in,
                                out));
    }

    private static String joined(String start, String middle, String end) {
        Limits.checkLetters((long) start.length() + middle.length() + end.length());
        return start + middle + end;
    }
}
