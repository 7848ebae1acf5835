package dev.k2g.sink;

import org.neo4j.driver.Result;
import org.neo4j.driver.Session;

/**
 * What of a server decides which statement the connector sends to it.
 *
 * @param version its version
 * @param hasDoIt whether it has the procedure {@code apoc.cypher.doIt}, by which connector 5.5 then runs the Cypher
 */
record SinkServer(ServerVersion version, boolean hasDoIt) {

    /** As connector 5.5 asks: whoever may call the procedure. */
    private static final String DO_IT =
            "SHOW PROCEDURES YIELD name WHERE name = 'apoc.cypher.doIt' RETURN count(*) > 0 AS available";

    /** Asks a server for everything that the current connector goes by. */
    static SinkServer ask(Session session) {
        Result result = session.run(DO_IT);
        boolean hasDoIt = result.single().get("available").asBoolean();
        return new SinkServer(version(result), hasDoIt);
    }

    /** Asks a server for what the legacy connectors go by, which know of no procedure. */
    static SinkServer askForVersion(Session session) {
        return new SinkServer(version(session.run("RETURN 1")), false);
    }

    private static ServerVersion version(Result result) {
        return ServerVersion.ofAgent(result.consume().server().agent());
    }
}
