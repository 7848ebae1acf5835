package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The functions that do with filters more than take their values: paths, errors, ranges, sorting by a key. */
final class FilterFunctions {

    private FilterFunctions() {}

    static void addTo(Builtins builtins) {
        builtins.value("null", in -> Values.NULL);
        builtins.value("true", in -> Values.of(true));
        builtins.value("false", in -> Values.of(false));
        builtins.filter("empty/0", arguments -> (env, path, in, out) -> {});
        builtins.filter("error/0", arguments -> (env, path, in, out) -> {
            throw new JqException(in);
        });
        builtins.filter(
                "error/1",
                arguments -> (env, path, in, out) -> arguments.get(0).values(env, in, value -> {
                    throw new JqException(value);
                }));
        builtins.filter(
                "path/1",
                arguments -> (env, path, in, out) -> arguments
                        .get(0)
                        .run(env, Path.ROOT, in, (found, value) -> out.emit(path.ofValue(), found.keys(value))));
        builtins.filter(
                "getpath/1",
                arguments -> (env, path, in, out) -> arguments
                        .get(0)
                        .values(env, in, keys -> out.emit(along(path, keys, in), Access.getPath(in, keys))));
        builtins.filter("first/1", arguments -> limit(Filters.constant(Numbers.of(1)), arguments.get(0)));
        builtins.filter("limit/2", arguments -> limit(arguments.get(0), arguments.get(1)));
        builtins.filter("skip/2", arguments -> skip(arguments.get(0), arguments.get(1)));
        builtins.filter("isempty/1", arguments -> {
            Filter first = limit(Filters.constant(Numbers.of(1)), arguments.get(0));
            return (env, path, in, out) -> {
                boolean[] isAny = {false};
                first.values(env, in, value -> isAny[0] = true);
                out.emit(path.ofValue(), Values.of(!isAny[0]));
            };
        });
        builtins.filter(
                "range/2", arguments -> range(arguments.get(0), arguments.get(1), Filters.constant(Numbers.of(1))));
        builtins.filter("range/3", arguments -> range(arguments.get(0), arguments.get(1), arguments.get(2)));
        builtins.filter(
                "flatten/1",
                arguments -> (env, path, in, out) ->
                        arguments.get(0).values(env, in, depth -> out.emit(path.ofValue(), flat(in, depth))));
        sorting(builtins);
    }

    private static Path along(Path path, JsonNode keys, JsonNode in) {
        Path along = path;
        for (JsonNode key : keys) {
            along = along.child(key, in);
        }
        return along;
    }

    private static Filter limit(Filter number, Filter filter) {
        return (env, path, in, out) -> number.values(env, in, most -> {
            if (Order.compare(most, Numbers.of(0)) <= 0) {
                if (Order.compare(most, Numbers.of(0)) < 0) {
                    filter.run(env, path, in, out);
                }
                return;
            }
            long[] left = {Math.max(1, (long) Math.ceil(Numbers.isBeyond(most) ? Long.MAX_VALUE : most.doubleValue()))};
            Object enough = new Object();
            try {
                filter.run(env, path, in, (p, value) -> {
                    left[0]--;
                    out.emit(p, value);
                    if (left[0] == 0) {
                        throw new Control.BreakException(enough);
                    }
                });
            } catch (Control.BreakException e) {
                if (!e.isOf(enough)) {
                    throw e;
                }
            }
        });
    }

    private static Filter skip(Filter number, Filter filter) {
        return (env, path, in, out) -> number.values(env, in, count -> {
            long[] left = {Numbers.index(count)};
            filter.run(env, path, in, (p, value) -> {
                if (left[0]-- <= 0) {
                    out.emit(p, value);
                }
            });
        });
    }

    private static Filter range(Filter from, Filter to, Filter by) {
        return (env, path, in, out) -> from.values(
                env,
                in,
                start -> to.values(
                        env,
                        in,
                        end -> by.values(env, in, step -> {
                            if (!start.isNumber() || !end.isNumber() || !step.isNumber()) {
                                throw new JqException("Range bounds must be numeric");
                            }
                            int direction = Order.compare(step, Numbers.of(0));
                            JsonNode at = start;
                            long numbers = 0;
                            while (direction > 0 ? Order.isBelow(at, end) : direction < 0 && Order.isBelow(end, at)) {
                                Limits.checkRange(++numbers);
                                out.emit(path.ofValue(), at);
                                at = Arithmetic.add(at, step);
                            }
                        })));
    }

    private static JsonNode flat(JsonNode in, JsonNode depth) {
        if (!depth.isNumber()) {
            throw new JqException("flatten depth must not be negative");
        }
        if (Order.isBelow(depth, Numbers.of(0))) {
            throw new JqException("flatten depth must not be negative");
        }
        ArrayNode flat = Values.array();
        Access.each(in, Path.UNTRACKED, (path, element) -> flatten(element, Numbers.index(depth), flat));
        return flat;
    }

    private static void flatten(JsonNode element, long depth, ArrayNode flat) {
        if (element.isArray() && depth > 0) {
            element.forEach(inner -> flatten(inner, depth - 1, flat));
        } else {
            Limits.add(flat, element);
        }
    }

    private static void sorting(Builtins builtins) {
        by(builtins, "sort", true, (sorted, key) -> {
            ArrayNode all = Values.array();
            sorted.values().forEach(all::addAll);
            return all;
        });
        by(
                builtins,
                "group",
                false,
                (sorted, key) -> Values.array(
                        sorted.values().stream().<JsonNode>map(Values::array).toList()));
        by(
                builtins,
                "unique",
                true,
                (sorted, key) -> Values.array(
                        sorted.values().stream().map(group -> group.get(0)).toList()));
        by(
                builtins,
                "min",
                true,
                (sorted, key) -> sorted.isEmpty()
                        ? Values.NULL
                        : sorted.firstEntry().getValue().get(0));
        by(builtins, "max", true, (sorted, key) -> {
            if (sorted.isEmpty()) {
                return Values.NULL;
            }
            List<JsonNode> largest = sorted.lastEntry().getValue();
            return largest.get(largest.size() - 1);
        });
    }

    /** {@code NAME_by(f)}, and {@code NAME} where there is one. */
    private static void by(Builtins builtins, String name, boolean isAlsoPlain, Sorted result) {
        builtins.filter(name + "_by/1", arguments -> sorted(name + "_by", arguments.get(0), result));
        if (isAlsoPlain) {
            builtins.filter(name + "/0", arguments -> sorted(name, Filters.IDENTITY, result));
        }
    }

    private static Filter sorted(String name, Filter key, Sorted result) {
        return (env, path, in, out) -> {
            if (!in.isArray()) {
                throw new JqException(JqException.described(in) + " cannot be "
                        + (name.startsWith("group") ? "grouped" : "sorted") + ", as it is not an array");
            }
            TreeMap<JsonNode, List<JsonNode>> groups = new TreeMap<>(Order.ASCENDING);
            for (JsonNode element : in) {
                ArrayNode keys = Values.array();
                key.values(env, element, keys::add);
                groups.computeIfAbsent(keys, k -> new ArrayList<>()).add(element);
            }
            out.emit(path.ofValue(), result.of(groups, key));
        };
    }

    /** Makes the result of the elements by their keys, in order. */
    @FunctionalInterface
    private interface Sorted {
        JsonNode of(TreeMap<JsonNode, List<JsonNode>> groups, Filter key);
    }
}
