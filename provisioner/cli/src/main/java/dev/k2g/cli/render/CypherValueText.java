package dev.k2g.cli.render;

import dev.k2g.graph.GraphValue.Node;
import dev.k2g.graph.GraphValue.Path;
import dev.k2g.graph.GraphValue.Point;
import dev.k2g.graph.GraphValue.Relationship;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of a query's answer as cypher-shell writes them: {@code "text"}, {@code 6}, {@code (:Label {key: 1})}. */
public final class CypherValueText {

    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private CypherValueText() {}

    /** One value, of the types that {@link dev.k2g.graph.Rows} names, in one line. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof String text) {
            return quote(text);
        } else if (value instanceof Boolean truth) {
            return truth.toString().toUpperCase(Locale.ROOT);
        } else if (value instanceof List<?> list) {
            return list.stream().map(CypherValueText::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return map(map);
        } else if (value instanceof Node node) {
            return "(" + names(node.labels()) + properties(node.properties()) + ")";
        } else if (value instanceof Relationship relationship) {
            return "[" + names(List.of(relationship.type())) + properties(relationship.properties()) + "]";
        } else if (value instanceof Path path) {
            return path(path);
        } else if (value instanceof Point point) {
            return point(point);
        } else if (value instanceof byte[] bytes) {
            return "#" + HexFormat.of().formatHex(bytes);
        }
        return value.toString();
    }

    /** A node of this label: {@code (:Label)}. */
    static String label(String label) {
        return "(:" + name(label) + ")";
    }

    /** A relationship of this type: {@code [:TYPE]}. */
    static String type(String type) {
        return "[:" + name(type) + "]";
    }

    private static String quote(String text) {
        return "\"" + Printable.of(text.replace("\"", "\\\"")) + "\"";
    }

    private static String map(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> name(Objects.toString(entry.getKey())) + ": " + of(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String properties(Map<String, Object> properties) {
        return properties.isEmpty() ? "" : " " + map(properties);
    }

    private static String names(Collection<String> names) {
        return names.stream().map(name -> ":" + name(name)).collect(Collectors.joining());
    }

    private static String name(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : "`" + Printable.of(name.replace("`", "``")) + "`";
    }

    private static String path(Path path) {
        StringBuilder text = new StringBuilder(of(path.start()));
        for (Path.Step step : path.steps()) {
            String relationship = of(step.relationship());
            text.append(step.forward() ? "-" + relationship + "->" : "<-" + relationship + "-");
            text.append(of(step.node()));
        }
        return text.toString();
    }

    private static String point(Point point) {
        String z = point.z().isPresent() ? ", z:" + point.z().getAsDouble() : "";
        return "point({srid:" + point.srid() + ", x:" + point.x() + ", y:" + point.y() + z + "})";
    }
}
