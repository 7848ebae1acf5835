package dev.k2g.graph;

import org.neo4j.driver.Result;

import java.util.Map;

/**
 * Deletes in transactions of 10,000 rows each, so that a server need not keep a large graph's changes in its memory.
 *
 * @param calls the database
 * @param what what it is for, as it reads after "failed to"
 * @param isScoped whether a subquery names what it takes in brackets: since Neo4j 5.23, and in Cypher 25 the only way
 */
record GraphBatches(GraphCalls calls, String what, boolean isScoped) {

    private static final int ROWS = 10_000;

    static GraphBatches of(GraphCalls calls, String what) {
        boolean isScoped = !Neo4jVersion.in(calls.version(what)).isBefore(5, 23);
        return new GraphBatches(calls, what, isScoped);
    }

    /**
     * Deletes what a MATCH finds.
     *
     * @param match the clause, which finds each once
     * @param delete {@code DELETE}, or {@code DETACH DELETE} for nodes
     * @param variable what it calls what is deleted
     */
    void delete(String match, String delete, String variable, Map<String, Object> parameters) {
        String subquery = isScoped
                ? "CALL (" + variable + ") { " + delete + " " + variable + " }"
                : "CALL { WITH " + variable + " " + delete + " " + variable + " }";
        calls.ask(what, match + " " + subquery + " IN TRANSACTIONS OF " + ROWS + " ROWS", parameters, Result::consume);
    }
}
