package dev.k2g.validate;

import dev.k2g.graph.LiveConstraint;

import java.util.List;
import java.util.Map;

/**
 * What is known of the servers that a recipe is checked against.
 *
 * @param constraints the constraints in the graph
 * @param partitions how many partitions topics have, by name
 * @param compilesCypher25 whether the database compiles what the sink runs as Cypher 25
 */
record LiveSchema(List<LiveConstraint> constraints, Map<String, Integer> partitions, boolean compilesCypher25) {

    static final LiveSchema UNKNOWN = new LiveSchema(List.of(), Map.of(), false);

    LiveSchema {
        constraints = List.copyOf(constraints);
        partitions = Map.copyOf(partitions);
    }
}
