package dev.k2g.features.tck;

import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import dev.k2g.graph.GraphValue.Relationship;
import dev.k2g.graph.Rows;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Carries values between what a graph or a JSON text holds and the TCK's notation. */
public final class TckValues {

    private TckValues() {}

    /** A query's result. */
    public static ResultTable of(Rows rows) {
        return table(rows.columns(), rows.rows().stream());
    }

    /** Rows of values as {@link #of(Object)} takes them. */
    public static ResultTable table(List<String> columns, Stream<? extends List<?>> rows) {
        return new ResultTable(columns, rows.map(TckValues::all).toList());
    }

    /**
     * A value as a graph returns it or as a JSON text holds it.
     *
     * @param value null, a Boolean, a number, a text, a list, a map, a node, a relationship or a path; anything else is
     *     taken by its text, as the TCK writes dates
     */
    public static TckValue of(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Double) {
            return new TckValue.Scalar(value);
        }
        if (value instanceof Integer number) {
            return new TckValue.Scalar(number.longValue());
        }
        if (value instanceof List<?> list) {
            return new TckValue.Elements(all(list));
        }
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        if (value instanceof Node node) {
            return of(node);
        }
        if (value instanceof Relationship relationship) {
            return of(relationship);
        }
        if (value instanceof Path path) {
            return of(path);
        }
        return new TckValue.Scalar(value.toString());
    }

    /**
     * A value as a query's parameter or a JSON text takes it.
     *
     * @throws IllegalArgumentException for nodes, relationships and paths, which neither takes
     */
    public static @Nullable Object toJava(TckValue value) {
        if (value instanceof TckValue.Scalar scalar) {
            return scalar.value();
        }
        if (value instanceof TckValue.Elements list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(toJava(element)));
            return elements;
        }
        if (value instanceof TckValue.Entries map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.entries().forEach((key, entry) -> entries.put(key, toJava(entry)));
            return entries;
        }
        throw new IllegalArgumentException(value + " is neither a scalar nor a list nor a map");
    }

    private static TckValue.Node of(Node node) {
        return new TckValue.Node(node.labels(), entries(node.properties()));
    }

    private static TckValue.Relationship of(Relationship relationship) {
        return new TckValue.Relationship(relationship.type(), entries(relationship.properties()));
    }

    private static TckValue.Path of(Path path) {
        return new TckValue.Path(
                of(path.start()),
                path.steps().stream()
                        .map(step -> new TckValue.Step(of(step.relationship()), step.forward(), of(step.node())))
                        .toList());
    }

    private static TckValue.Entries entries(Map<?, ?> map) {
        Map<String, TckValue> entries = new TreeMap<>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), of(value)));
        return new TckValue.Entries(entries);
    }

    private static List<TckValue> all(List<?> values) {
        List<TckValue> all = new ArrayList<>();
        for (Object value : values) {
            all.add(of(value));
        }
        return all;
    }
}
