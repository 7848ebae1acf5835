package dev.k2g.validate;

import dev.k2g.endpoint.Endpoints;
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

/**
 * Whether a target may be cleared: when it is disposable, and its graph is empty or holds nothing but what a recipe makes.
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
     * Looks at a graph's labels and constraints.
     *
     * @throws InvalidInputException naming what is not the recipe's
     */
    public static void requireClearable(Graph graph, Recipe recipe) {
        SortedSet<String> others = new TreeSet<>(graph.counts().nodes().keySet());
        others.removeAll(RecipeLabels.of(recipe));
        if (!others.isEmpty()) {
            throw refused("nodes that are not the recipe's: " + String.join(", ", others));
        }
        String unlabelled = "MATCH (n) WHERE size(labels(n)) = 0 RETURN 1 AS one LIMIT 1";
        if (!graph.query(unlabelled, Map.of()).rows().isEmpty()) {
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

    private static InvalidInputException refused(String what) {
        return new InvalidInputException(
                FindingCode.GRAPH_NOT_CLEARABLE,
                "The graph would be cleared, but it has " + what + ".",
                "Work on servers of its own. What is there is not the recipe's: whoever it belongs to may need it.");
    }
}
