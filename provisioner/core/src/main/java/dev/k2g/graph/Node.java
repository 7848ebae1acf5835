package dev.k2g.graph;

import java.util.Map;
import java.util.SortedSet;

/**
 * A node of a query's answer. Two nodes with the same labels and properties are equal, as in the openCypher TCK.
 *
 * @param labels its labels
 * @param properties its properties by name, with values as {@link Rows} describes them
 */
public record Node(SortedSet<String> labels, Map<String, Object> properties) {}
