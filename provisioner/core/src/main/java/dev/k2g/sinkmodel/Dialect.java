package dev.k2g.sinkmodel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Neo4j sink calls its settings: that changed with release 5.1, and Confluent Cloud has keys of its own. */
public enum Dialect {
    /** Releases 5.1 and later. */
    CURRENT("org.neo4j.connectors.kafka.sink.Neo4jConnector"),
    /** Releases before 5.1. */
    LEGACY("streams.kafka.connect.sink.Neo4jSinkConnector"),
    /** The fully managed connector of Confluent Cloud. */
    MANAGED("Neo4jSink");

    /** Those of connectors in a worker of one's own. */
    public static final List<Dialect> OF_WORKERS = List.of(CURRENT, LEGACY);

    private final String connectorClass;

    Dialect(String connectorClass) {
        this.connectorClass = connectorClass;
    }

    /** What {@code connector.class} is in this dialect. */
    public String connectorClass() {
        return connectorClass;
    }

    /** The dialect of this {@code connector.class}; empty when that is no Neo4j sink. */
    public static Optional<Dialect> of(String connectorClass) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.connectorClass.equals(connectorClass))
                .findFirst();
    }

    /** The dialect that a connector's configuration is in; empty when it is no Neo4j sink's. */
    public static Optional<Dialect> in(Map<String, String> config) {
        return of(config.getOrDefault(SinkProperty.CONNECTOR_CLASS.key(), ""));
    }

    /** Whether a connector's configuration is in this dialect. */
    public boolean isThatOf(Map<String, String> config) {
        return connectorClass.equals(config.get(SinkProperty.CONNECTOR_CLASS.key()));
    }
}
