package org.neo4j.connectors.kafka.sink;

import dev.k2g.sink.StandinSinkConnector;
import dev.k2g.sink.config.CurrentDialect;

/** The stand-in under the official connector's name since 5.1, with the current keys. */
public final class Neo4jConnector extends StandinSinkConnector {

    /** Made by the worker. */
    public Neo4jConnector() {
        super(new CurrentDialect());
    }
}
