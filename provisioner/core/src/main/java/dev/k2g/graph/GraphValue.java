package dev.k2g.graph;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;

/** A value of a query's answer that is none of Java's own. */
public sealed interface GraphValue {

    /**
     * A node of a query's answer. Two nodes with the same labels and properties are equal, as in the openCypher TCK.
     *
     * @param labels its labels
     * @param properties its properties by name, with values as {@link Rows} describes them
     */
    record Node(SortedSet<String> labels, Map<String, Object> properties) implements GraphValue {}

    /**
     * A relationship of a query's answer. Two with the same type and properties are equal, as in the openCypher TCK.
     *
     * @param type its type
     * @param properties its properties by name, with values as {@link Rows} describes them
     */
    record Relationship(String type, Map<String, Object> properties) implements GraphValue {}

    /**
     * A path of a query's answer.
     *
     * @param start its first node
     * @param steps its relationships in order, each with the node that it leads to
     */
    record Path(Node start, List<Step> steps) implements GraphValue {

        /** Copies the list. */
        public Path {
            steps = List.copyOf(steps);
        }

        /**
         * One relationship of a path.
         *
         * @param relationship the relationship
         * @param forward whether the path follows it from its start to its end
         * @param node the node that the step leads to
         */
        public record Step(Relationship relationship, boolean forward, Node node) {}
    }

    /**
     * A Cypher duration, whose months, days and seconds are counted apart.
     *
     * @param iso as Cypher writes it: {@code P1M2DT3S}
     */
    record Period(String iso) implements GraphValue {

        @Override
        public String toString() {
            return iso;
        }
    }

    /**
     * A Cypher point.
     *
     * @param srid its coordinate reference system, such as 4326 for WGS 84
     * @param x its first coordinate, a longitude in WGS 84
     * @param y its second coordinate
     * @param z its third coordinate, in systems with three
     */
    record Point(int srid, double x, double y, OptionalDouble z) implements GraphValue {}
}
