package dev.k2g.plan;

import java.util.List;

/**
 * The changes between a recipe and live state, in the order in which they are carried out.
 *
 * @param changes one for each resource, {@link Operation#NONE} included
 * @param unplanned resources of which nothing can be said now
 */
public record Plan(List<Change> changes, List<UnplannedResources> unplanned) {

    /** Copies the lists. */
    public Plan {
        changes = List.copyOf(changes);
        unplanned = List.copyOf(unplanned);
    }

    /** A plan of everything. */
    public Plan(List<Change> changes) {
        this(changes, List.of());
    }

    /** The changes that do something. */
    public List<Change> pending() {
        return changes.stream().filter(Change::isPending).toList();
    }

    /** Whether the live state is as the recipe says, as far as that is known. */
    public boolean isConverged() {
        return pending().isEmpty() && unplanned.isEmpty();
    }

    /** The changes that would not be carried out, even with every permission. */
    public List<Change> blocked() {
        return changes.stream()
                .filter(change -> change.obstacle()
                        .filter(obstacle -> obstacle.liftedBy().isEmpty())
                        .isPresent())
                .toList();
    }
}
