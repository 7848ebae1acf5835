package dev.k2g.graph;

import dev.k2g.endpoint.Neo4jEndpoint;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Asks a Neo4j database, counts what it is asked, and turns what the driver throws into k2g's failures. */
final class GraphCalls {

    /** On a line of its own, so that the columns of the statement stay what they are. */
    private static final String EXPLAIN = "EXPLAIN\n";

    private static final String VERSION = "CALL dbms.components() YIELD name, versions, edition"
            + " WHERE name STARTS WITH 'Neo4j' RETURN name + ' ' + versions[0] + ' ' + edition AS version";

    private final Driver driver;
    private final SessionConfig session;
    private final GraphFailures failures;
    private final LongAdder requests = new LongAdder();
    private volatile String version = "";

    GraphCalls(Neo4jEndpoint endpoint) {
        this.failures = new GraphFailures(endpoint);
        this.session = endpoint.database().isEmpty()
                ? SessionConfig.defaultConfig()
                : SessionConfig.forDatabase(endpoint.database());
        this.driver = GraphDriver.open(endpoint);
    }

    /**
     * What one statement answers, in a transaction of its own.
     *
     * @param what what it is for, as it reads after "failed to"
     */
    <T> T ask(String what, String cypher, Map<String, Object> parameters, Function<Result, T> answer) {
        requests.increment();
        return in(what, open -> answer.apply(open.run(cypher, parameters)));
    }

    /** What is done in a session of its own, which is not counted. */
    <T> T in(String what, Function<Session, T> work) {
        try (Session open = driver.session(session)) {
            return work.apply(open);
        } catch (Neo4jException e) {
            throw failures.of(what, e);
        }
    }

    /** What is wrong with a statement; empty when nothing is. It is compiled and not run. */
    Optional<CypherError> compile(String cypher) {
        requests.increment();
        try (Session open = driver.session(session)) {
            open.run(EXPLAIN + cypher).consume();
            return Optional.empty();
        } catch (Neo4jException e) {
            if (GraphFailures.isWrongStatement(e)) {
                return Optional.of(
                        CypherError.parse(String.valueOf(e.getMessage())).movedUp(1));
            }
            throw failures.of("compile a statement", e);
        }
    }

    /**
     * The server's product name, version and edition. It is asked once: a server does not change it while a client lives.
     *
     * @param what what is asked for by whoever needs it
     */
    String version(String what) {
        if (version.isEmpty()) {
            version = ask(
                    what,
                    VERSION,
                    Map.of(),
                    result -> result.stream()
                            .findFirst()
                            .map(record -> record.get("version").asString())
                            .orElse("Neo4j"));
        }
        return version;
    }

    /** How many statements were run and compiled so far. */
    long requests() {
        return requests.sum();
    }

    /** Does not wait: nothing is under way, and the driver's threads take a fifth of a second to end. */
    void close() {
        var unused = driver.closeAsync();
    }
}
