package dev.k2g.plan;

import java.util.List;

/**
 * The changes between a recipe and live state, in the order in which they are carried out.
 *
 * @param changes one for each resource of the recipe, {@link Operation#NONE} included
 */
public record Plan(List<Change> changes) {

    /** Copies the list. */
    public Plan {
        changes = List.copyOf(changes);
    }

    /** The changes that do something. */
    public List<Change> pending() {
        return changes.stream()
                .filter(change -> change.operation() != Operation.NONE)
                .toList();
    }

    /** Whether the live state is as the recipe says. */
    public boolean isConverged() {
        return pending().isEmpty();
    }
}
