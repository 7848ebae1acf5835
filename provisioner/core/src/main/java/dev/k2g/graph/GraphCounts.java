package dev.k2g.graph;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much is in a graph. A node with two labels counts for both.
 *
 * @param nodes nodes by label; labels without nodes are left out
 * @param relationships relationships by type; types without relationships are left out
 */
public record GraphCounts(SortedMap<String, Long> nodes, SortedMap<String, Long> relationships) {

    /** Copies the maps. */
    public GraphCounts {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        relationships = Collections.unmodifiableSortedMap(new TreeMap<>(relationships));
    }
}
