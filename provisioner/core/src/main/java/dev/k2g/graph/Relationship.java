package dev.k2g.graph;

import java.util.Map;

/**
 * A relationship of a query's answer. Two with the same type and properties are equal, as in the openCypher TCK.
 *
 * @param type its type
 * @param properties its properties by name, with values as {@link Rows} describes them
 */
public record Relationship(String type, Map<String, Object> properties) {}
