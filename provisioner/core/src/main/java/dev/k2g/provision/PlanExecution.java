package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.PartlyAppliedException;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One plan being carried out. */
final class PlanExecution {

    private final Recipe recipe;
    private final Plan plan;
    private final StateUpdates updates;
    private final Deadline deadline;
    private final Consumer<Change> done;
    private final List<Change> finished = new ArrayList<>();

    /**
     * @param done told each change when it is done
     */
    PlanExecution(Recipe recipe, Plan plan, StateUpdates updates, Deadline deadline, Consumer<Change> done) {
        this.recipe = recipe;
        this.plan = plan;
        this.updates = updates;
        this.deadline = deadline;
        this.done = done;
    }

    /** @param kinds in the order in which they depend on each other */
    void run(List<ResourceHandler> kinds) {
        try {
            for (ResourceHandler kind : kinds) {
                if (kind.kind() == ResourceKind.CONNECTOR) { // what would write beside those to come goes before
                    delete(kind, change -> !isMoved(change));
                }
                make(kind);
            }
            for (int i = kinds.size() - 1; i >= 0; i--) {
                delete(kinds.get(i), change -> !finished.contains(change));
            }
        } catch (CancelledException e) {
            throw e;
        } catch (K2gException e) {
            throw finished.isEmpty() ? e : partly(e);
        }
    }

    /** Whether another connector goes on where it stands. */
    private boolean isMoved(Change change) {
        return recipe.movedConnectors().containsKey(change.resource().name());
    }

    private void make(ResourceHandler kind) {
        List<Change> changes = changes(kind, change -> change.operation() != Operation.DELETE);
        if (changes.stream().anyMatch(Change::isPending)) {
            updates.require();
        }
        Set<Change> carriedOut = new HashSet<>();
        try {
            kind.carryOutAtOnce(
                    recipe, changes.stream().filter(Change::isPending).toList(), carriedOut::add);
            for (Change change : changes) {
                if (change.isPending() && !carriedOut.contains(change)) {
                    Runnable begun = updates.beginning(change);
                    kind.carryOut(recipe, change, deadline);
                    begun.run();
                }
                carriedOut.add(change);
            }
        } catch (CancelledException e) {
            throw e;
        } catch (K2gException e) {
            tellOfBegun(kind, changes.stream().filter(carriedOut::contains).toList(), e);
            throw e;
        }
        kind.awaitHealthy(recipe, changes, deadline, this::finish);
    }

    /** What was begun before another change failed is there, and is to be told as done. */
    private void tellOfBegun(ResourceHandler kind, List<Change> begun, K2gException failure) {
        try {
            kind.awaitHealthy(recipe, begun, deadline, this::finish);
        } catch (K2gException e) {
            failure.addSuppressed(e); // the first failure is the one to be mended first
        }
    }

    private void delete(ResourceHandler kind, Predicate<Change> which) {
        List<Change> deletions = changes(kind, which.and(change -> change.operation() == Operation.DELETE));
        if (!deletions.isEmpty()) {
            updates.require();
        }
        Map<String, Change> byName = new LinkedHashMap<>();
        deletions.forEach(change -> byName.put(change.resource().name(), change));
        kind.deleteAll(
                List.copyOf(byName.keySet()), deadline, name -> finish(Objects.requireNonNull(byName.get(name))));
    }

    private List<Change> changes(ResourceHandler kind, Predicate<Change> which) {
        return plan.changes().stream()
                .filter(change -> change.resource().kind() == kind.kind())
                .filter(which)
                .toList();
    }

    private void finish(Change change) {
        if (change.isPending()) {
            updates.finished(change);
            finished.add(change);
            done.accept(change);
        }
    }

    private PartlyAppliedException partly(K2gException cause) {
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
}
