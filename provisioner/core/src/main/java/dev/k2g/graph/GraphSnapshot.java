package dev.k2g.graph;

import java.util.Set;

/**
 * What is in a graph at one moment, in as much detail as {@link SideEffects} need. Meant for graphs of a test's size.
 *
 * @param nodes the ids of all nodes
 * @param relationships the ids of all relationships
 * @param labels the labels that at least one node has
 * @param properties each property of each node and relationship, as one text of id, name and value
 */
public record GraphSnapshot(Set<String> nodes, Set<String> relationships, Set<String> labels, Set<String> properties) {

    /** Copies the sets. */
    public GraphSnapshot {
        nodes = Set.copyOf(nodes);
        relationships = Set.copyOf(relationships);
        labels = Set.copyOf(labels);
        properties = Set.copyOf(properties);
    }
}
