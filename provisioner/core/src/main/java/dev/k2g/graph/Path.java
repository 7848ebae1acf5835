package dev.k2g.graph;

import java.util.List;

/**
 * A path of a query's answer.
 *
 * @param start its first node
 * @param steps its relationships in order, each with the node that it leads to
 */
public record Path(Node start, List<Step> steps) {

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
