package dev.k2g.sink;

import dev.k2g.sink.config.Bindings;
import dev.k2g.sink.config.SinkSettings.Mode;

import java.util.Map;

/**
 * The statements of a topic's Cypher for a server.
 *
 * @param checked what has to be valid there
 * @param run what is run for a list of records, with the same outcome as the connector's own
 * @param parameters what it takes beside the records
 */
record SinkStatements(String checked, String run, Map<String, Object> parameters) {

    /** In the manner of the connector of this mode. */
    static SinkStatements of(Mode mode, String cypher, Bindings bindings, SinkServer server) {
        Projection exact = Projection.exact(bindings);
        Projection lean = Projection.lean(bindings, cypher);
        if (mode == Mode.LEGACY) {
            String legacy = CypherWrapper.legacy(cypher);
            return new SinkStatements(legacy, legacy, Map.of());
        }
        if (server.hasDoIt()) {
            return new SinkStatements(
                    CypherWrapper.inDoIt(cypher, exact),
                    CypherWrapper.DO_IT,
                    Map.of(CypherWrapper.STATEMENT, CypherWrapper.givenToDoIt(cypher, lean)));
        }
        return server.version().runsCypher25()
                ? new SinkStatements(
                        CypherWrapper.cypher25(cypher, exact), CypherWrapper.cypher25(cypher, lean), Map.of())
                : new SinkStatements(
                        CypherWrapper.cypher5(cypher, exact), CypherWrapper.cypher5(cypher, lean), Map.of());
    }
}
