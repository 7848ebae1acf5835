package dev.k2g.plan;

import java.util.Locale;

/** The kinds of resource, in the order in which they depend on each other: they are made so, and taken away the other way. */
public enum ResourceKind {
    /** The image that a target's Connect worker runs from, where it runs in a container. */
    IMAGE,
    /** A Kafka topic. */
    TOPIC,
    /** A Neo4j constraint. */
    CONSTRAINT,
    /** A Kafka Connect connector. */
    CONNECTOR;

    /** The name that people and JSON use: {@code topic}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
