package dev.k2g.graph;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.cypher.CypherWrites;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Neo4j database. Every method throws {@link UnreachableException} when it does not answer, and
 * {@link FailedException} when it refuses, both naming its address.
 */
public final class Graph implements AutoCloseable {

    private final GraphCalls calls;
    private final GraphConstraints constraints;

    private Graph(GraphCalls calls) {
        this.calls = calls;
        this.constraints = new GraphConstraints(calls);
    }

    /** A client of this database. Nothing is asked yet; close it when done. */
    public static Graph connect(Neo4jEndpoint endpoint) {
        return new Graph(new GraphCalls(endpoint));
    }

    /**
     * Runs one Cypher statement, reading or writing, in a transaction of its own.
     *
     * @throws InvalidInputException when the statement is not valid Cypher; the message says line and column
     * @throws FailedException when it fails while it runs, such as on a constraint
     */
    public Rows query(String cypher, Map<String, Object> parameters) {
        return calls.ask("run a statement", cypher, parameters, result -> {
            List<String> columns = result.keys();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(record -> rows.add(record.values().stream()
                    .<@Nullable Object>map(DriverValues::of)
                    .toList()));
            return new Rows(columns, rows);
        });
    }

    /**
     * Compiles a statement without running it.
     *
     * @return what is wrong with it; empty when nothing is
     */
    public Optional<CypherError> compile(String cypher) {
        return calls.compile(cypher);
    }

    /** Everything that is in the graph now, for counting side effects in graphs of a test's size. */
    public GraphSnapshot snapshot() {
        return calls.in("read the graph", open -> GraphContents.read(open).snapshot());
    }

    /**
     * Runs a statement in a transaction that is rolled back, and says what it would have done. Graphs of more than
     * 200,000 nodes and relationships are not read as a whole.
     *
     * @param statement the statement, which the database has compiled before
     * @param answering the same statement, answering with the nodes and relationships that it knows; where it is invalid,
     *     it is not known what is matched
     * @param parameters the parameters of both
     */
    public DryRunResult rehearse(String statement, String answering, Map<String, Object> parameters) {
        return rehearse(statement, List.of(parameters), answering, parameters);
    }

    /**
     * Runs a statement several times in one transaction, which is rolled back, and says what that would have done.
     *
     * @param statement the statement, which the database has compiled before
     * @param runs the parameters of each run
     * @param answering one that answers with the nodes and relationships that the statement knows, as far as it is valid
     * @param parameters the parameters of that one
     */
    public DryRunResult rehearse(
            String statement, List<Map<String, Object>> runs, String answering, Map<String, Object> parameters) {
        List<Query> statements =
                runs.stream().map(run -> new Query(statement, run)).toList();
        return calls.in(
                "try a statement",
                open -> new DryRun(open, DryRun.LARGEST_GRAPH).run(statements, new Query(answering, parameters)));
    }

    /** Its constraints. */
    public GraphConstraints constraints() {
        return constraints;
    }

    /** How many nodes there are by label, and relationships by type. */
    public GraphCounts counts() {
        return new GraphCounts(
                countEach("CALL db.labels()", name -> "MATCH (e:" + name + ")"),
                countEach("CALL db.relationshipTypes()", name -> "MATCH ()-[e:" + name + "]->()"));
    }

    /** What these statements have written of it, and nobody else. */
    public WrittenPart writtenPart(CypherWrites writes) {
        return new WrittenPart(calls, writes);
    }

    /** Deletes all nodes and relationships, in many transactions. Constraints and indexes stay. */
    public void clear() {
        GraphBatches batches = GraphBatches.of(calls, "clear the graph");
        batches.delete("MATCH ()-[r]->()", "DELETE", "r", Map.of());
        batches.delete("MATCH (n)", "DETACH DELETE", "n", Map.of());
    }

    /**
     * The server's product name, version and edition, such as {@code Neo4j Kernel 5.26.30 community}. It is asked once: a
     * server does not change it while a client lives.
     */
    public String version() {
        return calls.version("tell its version");
    }

    /** Whether the server has a procedure of this name, as its user sees it in this database. */
    public boolean hasProcedure(String name) {
        return calls.ask(
                "list its procedures",
                "SHOW PROCEDURES YIELD name WHERE name = $name RETURN count(*) > 0 AS available",
                Map.of("name", name),
                result -> result.single().get("available").asBoolean());
    }

    /** How many statements were run so far, those of snapshots and rehearsals left out. */
    public long requests() {
        return calls.requests();
    }

    /** Does not wait: nothing is under way, and the driver's threads take a fifth of a second to end. */
    @Override
    public void close() {
        calls.close();
    }

    /** Asks the count store, so that it takes as long for a million nodes as for one. */
    private SortedMap<String, Long> countEach(String names, Function<String, String> match) {
        List<String> all = calls.ask(
                "count the graph",
                names,
                Map.of(),
                result -> result.list(record -> record.get(0).asString()));
        String cypher = IntStream.range(0, all.size())
                .mapToObj(i -> match.apply(CypherName.quote(all.get(i))) + " RETURN " + i + " AS i, count(e) AS count")
                .collect(Collectors.joining(" UNION ALL "));
        SortedMap<String, Long> counts = new TreeMap<>();
        if (all.isEmpty()) {
            return counts;
        }
        return calls.ask("count the graph", cypher, Map.of(), result -> {
            result.forEachRemaining(record -> counts.put(
                    all.get(record.get("i").asInt()), record.get("count").asLong()));
            counts.values().removeIf(count -> count == 0);
            return counts;
        });
    }
}
