package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeLabels;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says whether a graph may be cleared: when it is empty, or holds nothing but what a recipe makes. */
public final class ClearableGraph {

    private ClearableGraph() {}

    /**
     * Looks at labels and constraints.
     *
     * @throws InvalidInputException naming what is not the recipe's
     */
    public static void require(Graph graph, Recipe recipe) {
        SortedSet<String> others = new TreeSet<>(graph.counts().nodes().keySet());
        others.removeAll(RecipeLabels.of(recipe));
        if (!others.isEmpty()) {
            throw refused("nodes that are not the recipe's: " + String.join(", ", others));
        }
        if (hasNodesWithoutLabel(graph)) {
            throw refused("nodes without a label");
        }
        List<String> names =
                recipe.constraints().stream().map(ConstraintSpec::name).toList();
        List<String> constraints = graph.constraints().list().stream()
                .map(LiveConstraint::name)
                .filter(name -> !names.contains(name))
                .toList();
        if (!constraints.isEmpty()) {
            throw refused("constraints that are not the recipe's: " + String.join(", ", constraints));
        }
    }

    private static boolean hasNodesWithoutLabel(Graph graph) {
        return !graph.query("MATCH (n) WHERE size(labels(n)) = 0 RETURN 1 AS one LIMIT 1", Map.of())
                .rows()
                .isEmpty();
    }

    private static InvalidInputException refused(String what) {
        return new InvalidInputException(
                FindingCode.GRAPH_NOT_CLEARABLE,
                "The graph would be cleared, but it has " + what + ".",
                "Take them away, or work on servers of its own.");
    }
}
