package dev.k2g.recipe;

/**
 * A connector plugin, pinned.
 *
 * @param name owner and name as on Confluent Hub: {@code neo4j/kafka-connect-neo4j}
 * @param version its version: {@code 5.5.2}
 */
public record PluginSpec(String name, String version) {}
