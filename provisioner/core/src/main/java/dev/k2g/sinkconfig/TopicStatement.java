package dev.k2g.sinkconfig;

/**
 * What the sink runs for the records of a topic. Both statements take them as {@code $events}, a list of maps of {@code
 * offset}, {@code q} and {@code params}, and the number of the topic's query as {@code $q0}.
 *
 * @param writing the sink's own statement
 * @param answering one that answers with everything that the Cypher has a name for, as far as a server takes it
 */
public record TopicStatement(String writing, String answering) {}
