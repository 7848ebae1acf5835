package dev.k2g.validate;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.graph.GraphCounts;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether a target may be cleared: when it is disposable, and its graph is empty or holds nothing but what a recipe
 * writes.
 * Into others no recording is replayed either.
 */
public final class DisposableTarget {

    /** What is done on disposable targets only. */
    public enum Use {
        /** A recording is replayed to see what becomes of it. */
        UP(
                ", and up replays a recording into it.",
                "Use apply, or write disposable: true into the target file if nothing there is worth keeping."),
        /** A recording is replayed. */
        REPLAY(": no recording is replayed there.", "Replay it on the local target."),
        /** Scenarios run, which clear the graph before each. */
        SCENARIOS(", and scenarios clear its graph.", "Leave out --here: then they run on servers of their own.");

        private final String why;
        private final String remedy;

        Use(String why, String remedy) {
            this.why = why;
            this.remedy = remedy;
        }
    }

    private DisposableTarget() {}

    /**
     * Looks at what the target says of itself.
     *
     * @throws InvalidInputException when it is not disposable
     */
    public static void require(Endpoints endpoints, Use use) {
        if (!endpoints.disposable()) {
            throw new InvalidInputException(
                    "The target " + endpoints.target() + " is not disposable" + use.why, use.remedy);
        }
    }

    /**
     * Looks at what is in a graph: everything must be what the recipe's statements write, and nothing else.
     *
     * @return how much there is to be cleared
     * @throws InvalidInputException naming what is not the recipe's
     */
    public static GraphCounts requireClearable(Graph graph, Recipe recipe) {
        CypherWrites writes = writes(recipe);
        GraphCounts counts = graph.counts();
        SortedMap<String, Long> nodes = without(writes.labels(), counts.nodes());
        recipe.connectors()
                .values()
                .forEach(connector -> nodes.remove(
                        connector.config().getOrDefault(SinkProperty.EXACTLY_ONCE_LABEL.key(), ""))); // the sink's own
        refuse("nodes that the recipe does not write: ", nodes, writes);
        String unlabelled = "MATCH (n) WHERE size(labels(n)) = 0 RETURN 1 AS one LIMIT 1";
        if (!graph.query(unlabelled, Map.of()).rows().isEmpty()) {
            throw refused("nodes without a label", "");
        }
        refuse(
                "relationships that the recipe does not write: ",
                without(writes.types(), counts.relationships()),
                writes);
        List<String> constraints = graph.constraints().list().stream()
                .filter(live -> recipe.constraints().stream()
                        .noneMatch(spec -> spec.name().equals(live.name()) && live.isEquivalentTo(spec)))
                .map(LiveConstraint::name)
                .toList();
        if (!constraints.isEmpty()) {
            throw refused("constraints that are not the recipe's: " + String.join(", ", constraints), "");
        }
        return counts;
    }

    private static CypherWrites writes(Recipe recipe) {
        return CypherWrites.of(recipe.connectors().values().stream()
                .flatMap(connector -> connector.statements().values().stream())
                .map(CypherStrategy::text)
                .toList());
    }

    private static SortedMap<String, Long> without(Set<String> names, SortedMap<String, Long> counts) {
        SortedMap<String, Long> others = new TreeMap<>(counts);
        others.keySet().removeAll(names);
        return others;
    }

    private static void refuse(String what, SortedMap<String, Long> others, CypherWrites writes) {
        if (!others.isEmpty()) {
            String unknown = writes.unknown().isEmpty()
                    ? ""
                    : " It is not known of its statements: " + String.join(", ", writes.unknown()) + ".";
            throw refused(
                    what
                            + others.entrySet().stream()
                                    .map(other ->
                                            String.format(Locale.ROOT, "%,d %s", other.getValue(), other.getKey()))
                                    .collect(Collectors.joining(", ")),
                    unknown);
        }
    }

    private static InvalidInputException refused(String what, String besides) {
        return new InvalidInputException(
                FindingCode.GRAPH_NOT_CLEARABLE,
                "The graph would be cleared, but it has " + what + "." + besides,
                "Leave out --here: then scenarios run on servers of their own, and this graph stays as it is.");
    }
}
