package dev.k2g.graph;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Query;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.SummaryCounters;
import org.neo4j.driver.types.Entity;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs a statement in a transaction that is rolled back.
 *
 * @param session where to run it
 * @param largestGraph up to how many nodes and relationships a graph is compared
 */
record DryRun(Session session, long largestGraph) {

    /** A larger graph is not read as a whole: that would take seconds, and hundreds of megabytes. */
    static final long LARGEST_GRAPH = 200_000;

    /**
     * Runs it.
     *
     * @param statements what is rehearsed, in one transaction
     * @param answering the same, answering with the nodes and relationships that it knows; it may be invalid
     * @throws Neo4jException when the database is out of reach, or refuses for another reason than the data
     */
    DryRunResult run(List<Query> statements, Query answering) {
        try {
            return size() > largestGraph ? countedByServer(statements) : compared(statements, answering);
        } catch (Neo4jException e) {
            if (GraphFailures.isFaultOfData(e)) {
                return new DryRunResult.Refused(GraphFailures.sentence(e));
            }
            throw e;
        }
    }

    private DryRunResult compared(List<Query> statements, Query answering) {
        Set<String> known = known(answering);
        try (Transaction transaction = session.beginTransaction()) {
            GraphContents before = GraphContents.read(transaction);
            statements.forEach(statement -> transaction.run(statement).consume());
            GraphContents after = GraphContents.read(transaction);
            transaction.rollback();
            return new DryRunResult.Done(
                    SideEffects.between(before.snapshot(), after.snapshot()),
                    AffectedEntity.between(before, after, known),
                    true);
        }
    }

    private DryRunResult countedByServer(List<Query> statements) {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (Transaction transaction = session.beginTransaction()) {
            for (Query statement : statements) {
                SummaryCounters counters = transaction.run(statement).consume().counters();
                counts(counters).forEach((what, count) -> counts.merge(what, count, Long::sum));
            }
            transaction.rollback();
        }
        counts.values().removeIf(count -> count == 0);
        return new DryRunResult.Done(new SideEffects(counts), List.of(), false);
    }

    private static Map<String, Long> counts(SummaryCounters counters) {
        return Map.of(
                "+nodes", (long) counters.nodesCreated(),
                "-nodes", (long) counters.nodesDeleted(),
                "+relationships", (long) counters.relationshipsCreated(),
                "-relationships", (long) counters.relationshipsDeleted(),
                "+labels", (long) counters.labelsAdded(),
                "-labels", (long) counters.labelsRemoved(),
                "+properties", (long) counters.propertiesSet());
    }

    /** The ids of what the statement has a name for. Not every statement can be asked. */
    private Set<String> known(Query answering) {
        Set<String> ids = new HashSet<>();
        try (Transaction transaction = session.beginTransaction()) {
            transaction
                    .run(answering)
                    .forEachRemaining(row -> row.values().forEach(value -> addIds(value.asObject(), ids)));
            transaction.rollback();
            return ids;
        } catch (Neo4jException e) {
            if (GraphFailures.isUnreachable(e)) {
                throw e;
            }
            return Set.of();
        }
    }

    private static void addIds(@Nullable Object value, Set<String> ids) {
        if (value instanceof Entity entity) {
            ids.add(entity.elementId());
        } else if (value instanceof org.neo4j.driver.types.Path path) {
            path.nodes().forEach(node -> ids.add(node.elementId()));
            path.relationships().forEach(relationship -> ids.add(relationship.elementId()));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> addIds(element, ids));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> addIds(element, ids));
        }
    }

    private long size() {
        return List.of("MATCH (n) RETURN count(n)", "MATCH ()-[r]->() RETURN count(r)").stream()
                .mapToLong(count -> session.run(count).single().get(0).asLong())
                .sum();
    }
}
