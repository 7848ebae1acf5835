package dev.k2g.graph;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has come into a graph and what has gone, counted as the openCypher TCK counts: from the graph's state before and
 * after, so that a label counts once however many nodes have it, and a changed property is one gone and one come.
 *
 * @param counts by the TCK's names, such as {@code +nodes} and {@code -properties}; what is zero is left out
 */
public record SideEffects(SortedMap<String, Long> counts) {

    /** Copies the map. */
    public SideEffects {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** What is different in the second snapshot. */
    public static SideEffects between(GraphSnapshot before, GraphSnapshot after) {
        SortedMap<String, Long> counts = new TreeMap<>();
        count(counts, "nodes", before.nodes(), after.nodes());
        count(counts, "relationships", before.relationships(), after.relationships());
        count(counts, "labels", before.labels(), after.labels());
        count(counts, "properties", before.properties(), after.properties());
        return new SideEffects(counts);
    }

    private static void count(Map<String, Long> counts, String what, Set<String> before, Set<String> after) {
        put(counts, "+" + what, without(after, before));
        put(counts, "-" + what, without(before, after));
    }

    private static void put(Map<String, Long> counts, String name, long count) {
        if (count > 0) {
            counts.put(name, count);
        }
    }

    private static long without(Set<String> all, Set<String> taken) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(taken);
        return rest.size();
    }
}
