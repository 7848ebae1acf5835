package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A value as the openCypher TCK writes it in result tables. Two values are equal when the TCK says so: the integer 1 is
 * not the float 1.0, and neither the order of labels and keys nor an entity's identity counts. The text of a value is
 * its TCK notation.
 */
public sealed interface TckValue {

    /** The absence of a value. */
    TckValue NULL = new Scalar(null);

    /**
     * A value in TCK notation, such as {@code (:A {p: 0})}.
     *
     * @param text a cell of a table: null when it is empty
     * @throws InvalidInputException when it has no meaning
     */
    static TckValue parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidInputException(
                    "An empty cell has no meaning here.",
                    "Write null where there is no value, or '' for an empty text.");
        }
        return new TckValueParser(text).parse();
    }

    /**
     * Null, a Boolean, a Long, a Double or a String. What else a graph returns, such as a date, is its text.
     *
     * @param value the value
     */
    record Scalar(@Nullable Object value) implements TckValue {

        @Override
        public String toString() {
            if (value instanceof String text) {
                return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
            }
            if (value instanceof Double number && number.isInfinite()) {
                return number > 0 ? "Inf" : "-Inf";
            }
            return String.valueOf(value);
        }
    }

    /**
     * A list.
     *
     * @param elements in order
     */
    record Elements(List<TckValue> elements) implements TckValue {

        /** Copies the list. */
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.stream().map(TckValue::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * A map, or the properties of a node or a relationship.
     *
     * @param entries by key
     */
    record Entries(SortedMap<String, TckValue> entries) implements TckValue {

        /** No entry. */
        static final Entries NONE = new Entries(Map.of());

        Entries(Map<String, TckValue> entries) {
            this(Collections.unmodifiableSortedMap(new TreeMap<>(entries)));
        }

        @Override
        public String toString() {
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * A node.
     *
     * @param labels its labels
     * @param properties its properties
     */
    record Node(SortedSet<String> labels, Entries properties) implements TckValue {

        /** Copies the set. */
        public Node {
            labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        }

        @Override
        public String toString() {
            String names = labels.stream().map(label -> ":" + label).collect(Collectors.joining());
            return "(" + joined(names, properties) + ")";
        }
    }

    /**
     * A relationship.
     *
     * @param type its type
     * @param properties its properties
     */
    record Relationship(String type, Entries properties) implements TckValue {

        @Override
        public String toString() {
            return "[" + joined(":" + type, properties) + "]";
        }
    }

    /**
     * A path.
     *
     * @param start its first node
     * @param steps how it goes on
     */
    record Path(Node start, List<Step> steps) implements TckValue {

        /** Copies the list. */
        public Path {
            steps = List.copyOf(steps);
        }

        @Override
        public String toString() {
            return steps.stream().map(Step::toString).collect(Collectors.joining("", "<" + start, ">"));
        }
    }

    /**
     * One relationship of a path.
     *
     * @param relationship the relationship
     * @param forwards whether the path follows its direction
     * @param node the node it leads to
     */
    record Step(Relationship relationship, boolean forwards, Node node) {

        @Override
        public String toString() {
            return (forwards ? "-" + relationship + "->" : "<-" + relationship + "-") + node;
        }
    }

    private static String joined(String names, Entries properties) {
        if (properties.entries().isEmpty()) {
            return names;
        }
        return names.isEmpty() ? properties.toString() : names + " " + properties;
    }
}
