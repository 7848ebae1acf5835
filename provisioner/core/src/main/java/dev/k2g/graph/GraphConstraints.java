package dev.k2g.graph;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import org.neo4j.driver.Result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * The constraints of a database: which there are, and making and dropping them. Every method throws
 * {@link UnreachableException} when it does not answer, and {@link FailedException} when it refuses, both naming its
 * address.
 */
public final class GraphConstraints {

    private final GraphCalls calls;

    GraphConstraints(GraphCalls calls) {
        this.calls = calls;
    }

    /** All constraints, by name. */
    public List<LiveConstraint> list() {
        String what = "list the constraints";
        String cypher = ConstraintStatement.list(Neo4jVersion.in(calls.version(what)));
        return calls.ask(what, cypher, Map.of(), result -> result.list(LiveConstraint::of));
    }

    /** All indexes that are no constraint's, by name. */
    public List<LiveIndex> indexes() {
        String what = "list the indexes";
        String cypher = ConstraintStatement.listIndexes(Neo4jVersion.in(calls.version(what)));
        return calls.ask(what, cypher, Map.of(), result -> result.list(LiveIndex::of));
    }

    /** Why the server cannot have such a constraint, as a sentence; empty when it can, whatever the data is. */
    public Optional<String> unavailable(ConstraintSpec constraint) {
        String server = calls.version("look whether it has constraints such as " + constraint.name());
        Neo4jVersion version = Neo4jVersion.in(server);
        Optional<String> missing = ConstraintStatement.missing(constraint, server);
        return missing.isPresent() || constraint.kind() != Kind.TYPE
                ? missing
                : calls.compile(ConstraintStatement.create(constraint, version))
                        .map(error -> "Neo4j " + version + " has no such property type (" + error.message() + ").");
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
            String cypher = ConstraintStatement.create(constraint, Neo4jVersion.in(calls.version(what)));
            calls.ask(what, cypher, Map.of(), Result::consume);
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
        return calls.ask(
                what,
                violationQuery(constraint),
                Map.of(),
                result -> result.stream()
                        .findFirst()
                        .map(row -> describe(
                                constraint,
                                row.get("example").toString(),
                                row.get("times").asLong())));
    }

    /** A query for one example: a row with {@code example}, its values, and {@code times}, how many have them. */
    private static String violationQuery(ConstraintSpec constraint) {
        String label = CypherName.quote(constraint.labelOrType());
        String match =
                constraint.entity() == Entity.NODE ? "MATCH (e:" + label + ")" : "MATCH ()-[e:" + label + "]->()";
        String values = constraint.properties().stream()
                .map(property -> "e." + CypherName.quote(property))
                .collect(Collectors.joining(", ", "[", "]"));
        String missing = " WHERE any(value IN " + values + " WHERE value IS NULL)";
        return switch (constraint.kind()) {
            case UNIQUE -> match + repeated(values);
            case EXISTS -> match + missing + example(values);
            case KEY -> match + missing + example(values) + " UNION ALL " + match + repeated(values);
            case TYPE ->
                match + " WHERE e." + CypherName.quote(constraint.properties().get(0)) + " IS NOT :: "
                        + constraint.propertyType().orElse("ANY") + example(values);
        };
    }

    private static String repeated(String values) {
        return " WITH " + values
                + " AS example WHERE none(value IN example WHERE value IS NULL) WITH example, count(*) AS times WHERE times > 1"
                + " RETURN example, times LIMIT 1";
    }

    private static String example(String values) {
        return " RETURN " + values + " AS example, 1 AS times LIMIT 1";
    }

    /** What an example shows, as a sentence. */
    private static String describe(ConstraintSpec constraint, String example, long times) {
        String what = constraint.labelOrType() + " (" + String.join(", ", constraint.properties()) + ")";
        return times > 1
                ? times + " of " + what + " have the value " + example + "."
                : "one of " + what + " has the value " + example
                        + (constraint.kind() == Kind.TYPE ? ", which is of another type." : ".");
    }

    /** Drops a constraint. One that is not there is no error. */
    public void drop(String name) {
        calls.ask(
                "drop the constraint " + name,
                "DROP CONSTRAINT " + CypherName.quote(name) + " IF EXISTS",
                Map.of(),
                Result::consume);
    }
}
