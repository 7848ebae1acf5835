package dev.k2g.sinkconfig;

import dev.k2g.endpoint.SinkConnection;

import java.util.Map;

/** User, password and database of Neo4j: the keys that are the same in all dialects. */
final class Neo4jConnectionKeys {

    static final String PREFIX = "neo4j.authentication.";
    static final String DATABASE = "neo4j.database";

    private Neo4jConnectionKeys() {}

    static void put(Map<String, String> config, SinkConnection connection) {
        config.put(PREFIX + "type", "BASIC");
        config.put(PREFIX + "basic.username", connection.username());
        config.put(PREFIX + "basic.password", connection.passwordReference());
        if (!connection.database().isEmpty()) {
            config.put(DATABASE, connection.database());
        }
    }
}
