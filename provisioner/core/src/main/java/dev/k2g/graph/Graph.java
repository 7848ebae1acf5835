package dev.k2g.graph;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.ConstraintSpec;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Neo4j database. Every method throws {@link UnreachableException} when it does not answer, and
 * {@link FailedException} when it refuses, both naming its address.
 */
public final class Graph implements AutoCloseable {

    /** On a line of its own, so that the columns of the statement stay what they are. */
    private static final String EXPLAIN = "EXPLAIN\n";

    private final Driver driver;
    private final SessionConfig session;
    private final GraphFailures failures;
    private final LongAdder requests = new LongAdder();
    private volatile String version = "";

    private Graph(Neo4jEndpoint endpoint) {
        this.failures = new GraphFailures(endpoint);
        this.session = endpoint.database().isEmpty()
                ? SessionConfig.defaultConfig()
                : SessionConfig.forDatabase(endpoint.database());
        this.driver = GraphDriver.open(endpoint);
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
        return ask("run a statement", cypher, parameters, result -> {
            List<String> columns = result.keys();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(record -> rows.add(row(record)));
            return new Rows(columns, rows);
        });
    }

    /**
     * Compiles a statement without running it.
     *
     * @return what is wrong with it; empty when nothing is
     */
    public Optional<CypherError> compile(String cypher) {
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
     * Compiles a statement without running it.
     *
     * @throws InvalidInputException when it is not valid Cypher; the message says line and column
     */
    public void explain(String cypher) {
        compile(cypher).ifPresent(error -> {
            throw error.failure(null);
        });
    }

    /** Everything that is in the graph now, for counting side effects in graphs of a test's size. */
    public GraphSnapshot snapshot() {
        try (Session open = driver.session(session)) {
            return GraphState.read(open).snapshot();
        } catch (Neo4jException e) {
            throw failures.of("read the graph", e);
        }
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
    public Rehearsed rehearse(String statement, String answering, Map<String, Object> parameters) {
        try (Session open = driver.session(session)) {
            return new Rehearsal(open, Rehearsal.LARGEST_GRAPH)
                    .run(new Query(statement, parameters), new Query(answering, parameters));
        } catch (Neo4jException e) {
            throw failures.of("try a statement", e);
        }
    }

    /** How many nodes there are by label, and relationships by type. */
    public Counts counts() {
        return new Counts(
                countEach("CALL db.labels()", name -> "MATCH (e:" + name + ")"),
                countEach("CALL db.relationshipTypes()", name -> "MATCH ()-[e:" + name + "]->()"));
    }

    /** All constraints, by name. */
    public List<LiveConstraint> constraints() {
        String what = "list the constraints";
        String cypher = ConstraintStatement.list(ServerVersion.in(version(what)));
        return ask(what, cypher, Map.of(), result -> result.list(LiveConstraint::of));
    }

    /**
     * Makes a constraint. One of the same name or an equivalent one is left alone. An interrupt of the thread does not
     * break it off: the server might keep the index of a constraint that it has not made, and refuse to make it again.
     *
     * @throws FailedException also when data violates it, or the server's edition does not have its kind
     */
    public void create(ConstraintSpec constraint) {
        String what = "make the constraint " + constraint.name();
        uninterrupted(() -> {
            String cypher = ConstraintStatement.create(constraint, ServerVersion.in(version(what)));
            ask(what, cypher, Map.of(), Result::consume);
        });
    }

    /** In another thread, which no interrupt of this one reaches: joining it waits for its end. */
    private static void uninterrupted(Runnable work) {
        try {
            CompletableFuture.runAsync(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /**
     * An example of data that is against a constraint, as a sentence; empty when there is none.
     *
     * @throws FailedException also when the server's edition or version does not know its kind
     */
    public Optional<String> violation(ConstraintSpec constraint) {
        String what = "look for data against the constraint " + constraint.name();
        return ask(
                what,
                ConstraintViolation.query(constraint),
                Map.of(),
                result -> result.hasNext()
                        ? Optional.of(result.next())
                                .map(row -> ConstraintViolation.describe(
                                        constraint,
                                        row.get("example").toString(),
                                        row.get("times").asLong()))
                        : Optional.empty());
    }

    /** Drops a constraint. One that is not there is no error. */
    public void dropConstraint(String name) {
        ask(
                "drop the constraint " + name,
                "DROP CONSTRAINT " + CypherName.quote(name) + " IF EXISTS",
                Map.of(),
                Result::consume);
    }

    /**
     * The server's product name, version and edition, such as {@code Neo4j Kernel 5.26.30 community}. It is asked once: a
     * server does not change it while a client lives.
     */
    public String version() {
        return version("tell its version");
    }

    /** @param what what is asked for by whoever needs the version */
    private String version(String what) {
        String known = version;
        if (known.isEmpty()) {
            known = askVersion(what);
            version = known;
        }
        return known;
    }

    private String askVersion(String what) {
        String cypher = "CALL dbms.components() YIELD name, versions, edition"
                + " WHERE name STARTS WITH 'Neo4j' RETURN name + ' ' + versions[0] + ' ' + edition AS version";
        return ask(
                what,
                cypher,
                Map.of(),
                result -> result.list().stream()
                        .findFirst()
                        .map(record -> record.get("version").asString())
                        .orElse("Neo4j"));
    }

    /** How many statements were run so far, those of snapshots and rehearsals left out. */
    public long requests() {
        return requests.sum();
    }

    /** Does not wait: nothing is under way, and the driver's threads take a fifth of a second to end. */
    @Override
    public void close() {
        var unused = driver.closeAsync();
    }

    private <T> T ask(String what, String cypher, Map<String, Object> parameters, Function<Result, T> answer) {
        requests.increment();
        try (Session open = driver.session(session)) {
            return answer.apply(open.run(cypher, parameters));
        } catch (Neo4jException e) {
            throw failures.of(what, e);
        }
    }

    private static List<@Nullable Object> row(Record record) {
        List<@Nullable Object> row = new ArrayList<>();
        record.values().forEach(value -> row.add(GraphValues.of(value)));
        return row;
    }

    /** Asks the count store, so that it takes as long for a million nodes as for one. */
    private SortedMap<String, Long> countEach(String names, Function<String, String> match) {
        List<String> all = ask(
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
        return ask("count the graph", cypher, Map.of(), result -> {
            result.forEachRemaining(record -> counts.put(
                    all.get(record.get("i").asInt()), record.get("count").asLong()));
            counts.values().removeIf(count -> count == 0);
            return counts;
        });
    }
}
