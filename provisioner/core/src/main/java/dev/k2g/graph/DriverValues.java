package dev.k2g.graph;

import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import dev.k2g.graph.GraphValue.Period;
import dev.k2g.graph.GraphValue.Point;
import dev.k2g.graph.GraphValue.Relationship;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Entity;
import org.neo4j.driver.types.IsoDuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** The driver's values as the plain ones that {@link Rows} describes. */
final class DriverValues {

    private DriverValues() {}

    static @Nullable Object of(Value value) {
        return plain(value.isNull() ? null : value.asObject());
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(plain(element)));
            return Collections.unmodifiableList(plain);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
            return Collections.unmodifiableMap(plain);
        }
        if (value instanceof org.neo4j.driver.types.Node node) {
            return node(node);
        }
        if (value instanceof org.neo4j.driver.types.Relationship relationship) {
            return relationship(relationship);
        }
        if (value instanceof org.neo4j.driver.types.Path path) {
            return path(path);
        }
        if (value instanceof IsoDuration duration) {
            return new Period(duration.toString());
        }
        if (value instanceof org.neo4j.driver.types.Point point) {
            return new Point(point.srid(), point.x(), point.y(), third(point.z()));
        }
        return value;
    }

    static Node node(org.neo4j.driver.types.Node node) {
        TreeSet<String> labels = new TreeSet<>();
        node.labels().forEach(labels::add);
        return new Node(Collections.unmodifiableSortedSet(labels), properties(node));
    }

    static Relationship relationship(org.neo4j.driver.types.Relationship relationship) {
        return new Relationship(relationship.type(), properties(relationship));
    }

    private static Path path(org.neo4j.driver.types.Path path) {
        List<Path.Step> steps = new ArrayList<>();
        path.forEach(segment -> steps.add(new Path.Step(
                relationship(segment.relationship()),
                segment.relationship()
                        .startNodeElementId()
                        .equals(segment.start().elementId()),
                node(segment.end()))));
        return new Path(node(path.start()), steps);
    }

    /** By name, so that the same node always reads the same. */
    private static Map<String, Object> properties(Entity entity) {
        Map<String, Object> properties = new TreeMap<>();
        entity.asMap(DriverValues::of).forEach((name, value) -> {
            if (value != null) {
                properties.put(name, value);
            }
        });
        return Collections.unmodifiableMap(properties);
    }

    private static OptionalDouble third(double z) {
        return Double.isNaN(z) ? OptionalDouble.empty() : OptionalDouble.of(z);
    }
}
