package dev.k2g.graph;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.ConstraintSpec;

import java.util.List;
import java.util.Map;

/**
 * A Neo4j database. Every method throws {@link UnreachableException} when it does not answer, and
 * {@link FailedException} when it refuses, both naming its address.
 */
public final class Graph implements AutoCloseable {

    private final Neo4jEndpoint endpoint;

    private Graph(Neo4jEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A client of this database. Nothing is asked yet; close it when done. */
    public static Graph connect(Neo4jEndpoint endpoint) {
        return new Graph(endpoint);
    }

    /**
     * Runs one Cypher statement, reading or writing, in a transaction of its own.
     *
     * @throws InvalidInputException when the statement is not valid Cypher; the message says line and column
     * @throws FailedException when it fails while it runs, such as on a constraint
     */
    public Rows query(String cypher, Map<String, Object> parameters) {
        throw new UnsupportedOperationException(endpoint.uri() + cypher + parameters);
    }

    /**
     * Compiles a statement without running it.
     *
     * @throws InvalidInputException when it is not valid Cypher; the message says line and column
     */
    public void explain(String cypher) {
        throw new UnsupportedOperationException(cypher);
    }

    /** Everything that is in the graph now, for counting side effects in graphs of a test's size. */
    public GraphSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    /** How many nodes there are by label, and relationships by type. */
    public Counts counts() {
        throw new UnsupportedOperationException();
    }

    /** All constraints, by name. */
    public List<LiveConstraint> constraints() {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a constraint. One of the same name or an equivalent one is left alone.
     *
     * @throws FailedException also when data violates it, or the server's edition does not have its kind
     */
    public void create(ConstraintSpec constraint) {
        throw new UnsupportedOperationException(constraint.name());
    }

    /** The server's product name and version, such as {@code Neo4j 5.26.30 community}. */
    public String version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
