package dev.k2g.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a change deletes from the graph before it is carried out, and what it keeps there.
 *
 * @param nodes how many nodes are deleted, by label; one with two labels counts for both
 * @param relationships how many relationships of the types that the recipe writes are deleted, by type
 * @param othersRelationships how many relationships of other types go with the nodes at their ends, by type
 * @param keptNodes what is kept of the labels that the recipe writes, by label
 * @param keptRelationships how many relationships of the types that the recipe writes are kept, by type
 */
public record GraphDeletion(
        SortedMap<String, Long> nodes,
        SortedMap<String, Long> relationships,
        SortedMap<String, Long> othersRelationships,
        SortedMap<String, KeptNodes> keptNodes,
        SortedMap<String, Long> keptRelationships) {

    /** Copies the maps. */
    public GraphDeletion {
        nodes = copy(nodes);
        relationships = copy(relationships);
        othersRelationships = copy(othersRelationships);
        keptNodes = copy(keptNodes);
        keptRelationships = copy(keptRelationships);
    }

    /**
     * Nodes that are somebody else's, too.
     *
     * @param count how many
     * @param othersLabels the labels for which they are kept
     */
    public record KeptNodes(long count, SortedSet<String> othersLabels) {

        /** Copies the set. */
        public KeptNodes {
            othersLabels = Collections.unmodifiableSortedSet(new TreeSet<>(othersLabels));
        }
    }

    private static <T> SortedMap<String, T> copy(SortedMap<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
