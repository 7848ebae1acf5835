package dev.k2g.graph;

import dev.k2g.plan.GraphDeletion;
import dev.k2g.plan.GraphDeletion.KeptNodes;
import dev.k2g.recipe.cypher.CypherWrites;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The part of a graph that is what statements have written, and nobody else's: the nodes that carry labels which they write
 * and no other, the relationships at these nodes, and those of the types that they write between nodes of labels that they
 * name.
 */
public final class WrittenPart {

    private static final String WHAT = "clear what a recipe has written";

    private final GraphCalls calls;
    private final CypherWrites writes;
    private final Map<String, Object> parameters;

    WrittenPart(GraphCalls calls, CypherWrites writes) {
        this.calls = calls;
        this.writes = writes;
        this.parameters = Map.of("labels", List.copyOf(writes.labels()));
    }

    /** How much there is of it, and of what is kept. Nothing is changed. */
    public GraphDeletion count() {
        SortedMap<String, Long> nodes = new TreeMap<>();
        SortedMap<String, KeptNodes> kept = new TreeMap<>();
        countNodes(nodes, kept);
        SortedMap<String, Long> own = new TreeMap<>();
        SortedMap<String, Long> others = new TreeMap<>();
        countAt("MATCH (n)-[r]->() WHERE " + isOwn("n"), own, others);
        countAt("MATCH (n)<-[r]-(m) WHERE " + isOwn("n") + " AND NOT (" + isOwn("m") + ")", own, others);
        SortedMap<String, Long> stay = new TreeMap<>();
        countBetweenOthers(own, stay);
        return new GraphDeletion(nodes, own, others, kept, stay);
    }

    private void countNodes(SortedMap<String, Long> own, SortedMap<String, KeptNodes> kept) {
        for (String label : writes.labels()) {
            String cypher = "MATCH (n:" + CypherName.quote(label) + ") WITH [label IN labels(n) WHERE NOT label IN"
                    + " $labels] AS others, count(n) AS count RETURN others, count";
            calls.ask(WHAT, cypher, parameters, result -> {
                result.forEachRemaining(row -> count(label, row, own, kept));
                return own;
            });
        }
    }

    private static void count(
            String label, Record row, SortedMap<String, Long> own, SortedMap<String, KeptNodes> kept) {
        long count = row.get("count").asLong();
        List<String> others = row.get("others").asList(Value::asString);
        if (others.isEmpty()) {
            own.put(label, count);
        } else {
            kept.merge(label, new KeptNodes(count, new TreeSet<>(others)), WrittenPart::together);
        }
    }

    private static KeptNodes together(KeptNodes some, KeptNodes more) {
        SortedSet<String> labels = new TreeSet<>(some.othersLabels());
        labels.addAll(more.othersLabels());
        return new KeptNodes(some.count() + more.count(), labels);
    }

    private void countAt(String match, SortedMap<String, Long> own, SortedMap<String, Long> others) {
        ask(match + " RETURN type(r) AS type, count(r) AS count")
                .forEach((type, count) -> (writes.types().contains(type) ? own : others).merge(type, count, Long::sum));
    }

    private void countBetweenOthers(SortedMap<String, Long> own, SortedMap<String, Long> stay) {
        for (String type : writes.types()) {
            String match = betweenOthers(type);
            String count = " RETURN type(r) AS type, count(r) AS count";
            ask(match + " AND " + isNamed("a") + " AND " + isNamed("b") + count)
                    .forEach((name, number) -> own.merge(name, number, Long::sum));
            ask(match + " AND NOT (" + isNamed("a") + " AND " + isNamed("b") + ")" + count)
                    .forEach((name, number) -> stay.merge(name, number, Long::sum));
        }
    }

    private SortedMap<String, Long> ask(String cypher) {
        return calls.ask(WHAT, cypher, parameters, result -> {
            SortedMap<String, Long> counts = new TreeMap<>();
            result.forEachRemaining(row ->
                    counts.put(row.get("type").asString(), row.get("count").asLong()));
            return counts;
        });
    }

    /** Deletes it, in many transactions: a graph may be larger than a server's memory. */
    public void delete() {
        GraphBatches batches = GraphBatches.of(calls, WHAT);
        if (!writes.labels().isEmpty()) {
            batches.delete("MATCH (n)-[r]->() WHERE " + isOwn("n"), "DELETE", "r", parameters);
            batches.delete("MATCH (n)<-[r]-() WHERE " + isOwn("n"), "DELETE", "r", parameters);
            batches.delete("MATCH (n) WHERE " + isOwn("n"), "DETACH DELETE", "n", parameters);
        }
        for (String type : writes.types()) {
            batches.delete(
                    betweenOthers(type) + " AND " + isNamed("a") + " AND " + isNamed("b"), "DELETE", "r", parameters);
        }
    }

    private String betweenOthers(String type) {
        return "MATCH (a)-[r:" + CypherName.quote(type) + "]->(b) WHERE NOT (" + isOwn("a") + ") AND NOT (" + isOwn("b")
                + ")";
    }

    private String isOwn(String node) {
        return hasAny(node, writes.labels()) + " AND all(label IN labels(" + node + ") WHERE label IN $labels)";
    }

    private String isNamed(String node) {
        return hasAny(node, writes.named());
    }

    /** With names instead of a parameter, so that the server looks where nodes of these labels are. */
    private static String hasAny(String node, SortedSet<String> labels) {
        return labels.isEmpty()
                ? "false"
                : labels.stream()
                        .map(label -> node + ":" + CypherName.quote(label))
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
