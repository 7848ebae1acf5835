package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.PartlyAppliedException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes live state as a recipe says: topics, then constraints, then connectors. */
public final class Provisioner {

    /** In the order in which they depend on each other. */
    private final List<Resources> kinds;

    /**
     * @param kafka where the topics are
     * @param graph where the constraints are
     * @param connect where the connectors are
     * @param sink how a connector reaches the graph
     */
    public Provisioner(Kafka kafka, Graph graph, Connect connect, SinkConnection sink) {
        this.kinds = List.of(new Topics(kafka), new Constraints(graph), new Connectors(kafka, connect, sink));
    }

    /**
     * What differs between the recipe and live state. Nothing is changed. What Kafka or Neo4j cannot change in place,
     * such as fewer partitions, is a {@link Operation#REPLACE}.
     *
     * @throws InvalidInputException when a connector of the recipe cannot be rendered
     */
    public Plan plan(Recipe recipe) {
        return new Plan(
                kinds.stream().flatMap(kind -> kind.compare(recipe).stream()).toList());
    }

    /**
     * Carries out a plan in its order, and ends when every connector of the plan and all its tasks are RUNNING. A
     * connector that needs no change but is paused, stopped or failed is set going once.
     *
     * @param done told each change when it is done; a connector's when it is healthy
     * @throws InvalidInputException when the plan has a change that k2g refuses; then nothing was changed
     * @throws FailedException when nothing could be done, or a task failed; it names the first cause
     * @throws PartlyAppliedException when some changes were done before one failed
     */
    public void apply(Recipe recipe, Plan plan, Deadline deadline, Consumer<Change> done) {
        refuse(recipe, plan);
        List<Change> finished = new ArrayList<>();
        Consumer<Change> finish = change -> {
            finished.add(change);
            done.accept(change);
        };
        try {
            kinds.forEach(kind -> apply(kind, recipe, plan, deadline, finish));
        } catch (CancelledException e) {
            throw e;
        } catch (K2gException e) {
            throw finished.isEmpty() ? e : partly(plan, finished, e);
        }
    }

    private static void apply(Resources kind, Recipe recipe, Plan plan, Deadline deadline, Consumer<Change> finish) {
        List<Change> begun = new ArrayList<>();
        try {
            for (Change change : plan.changes()) {
                if (change.resource().kind() == kind.kind()) {
                    if (isPending(change)) {
                        kind.carryOut(recipe, change, deadline);
                    }
                    begun.add(change);
                }
            }
        } finally {
            // also when a later one could not be begun: what was begun is there, and is to be told as done
            for (Change change : begun) {
                kind.awaitHealthy(recipe, change, deadline);
                if (isPending(change)) {
                    finish.accept(change);
                }
            }
        }
    }

    private void refuse(Recipe recipe, Plan plan) {
        List<String> refusals = kinds.stream()
                .flatMap(kind -> plan.pending().stream()
                        .filter(change -> change.resource().kind() == kind.kind())
                        .map(change -> kind.refusal(recipe, change))
                        .flatMap(Optional::stream))
                .toList();
        if (!refusals.isEmpty()) {
            throw new InvalidInputException(String.join("\n", refusals), "Nothing was changed.");
        }
    }

    private static PartlyAppliedException partly(Plan plan, List<Change> finished, K2gException cause) {
        List<Change> unfinished = new ArrayList<>(plan.pending());
        unfinished.removeAll(finished);
        return new PartlyAppliedException(
                cause.getMessage() + " Done before: " + names(finished) + ". Not done: " + names(unfinished) + ".",
                cause.remedy(),
                cause);
    }

    private static String names(List<Change> changes) {
        return changes.isEmpty()
                ? "nothing"
                : changes.stream().map(change -> change.resource().toString()).collect(Collectors.joining(", "));
    }

    private static boolean isPending(Change change) {
        return change.operation() != Operation.NONE;
    }
}
