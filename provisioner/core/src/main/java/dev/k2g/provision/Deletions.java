package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is managed and no longer wanted. */
final class Deletions {

    private Deletions() {}

    /** The managed resources of a kind that the recipe has no more, without those that stand in for one it has. */
    static List<ResourceId> surplus(
            ManagedResources managed, ResourceKind kind, Collection<String> wanted, List<Change> changes) {
        Set<String> names = Set.copyOf(wanted);
        return managed.ofKind(kind).stream()
                .map(resource -> resource.id())
                .filter(id -> !names.contains(id.name()))
                .filter(id -> changes.stream().noneMatch(change -> ConstraintDiffer.standsIn(change, id)))
                .toList();
    }

    /** A deletion for each of these that k2g made. What was there before it stays. */
    static List<Change> of(List<ResourceId> live, ManagedResources managed) {
        return live.stream()
                .map(id -> managed.isCreated(id)
                        ? new Change(id, Operation.DELETE, List.of())
                                .withObstacle(Obstacle.unless(
                                        Permission.DELETE,
                                        FindingCode.DELETION_NOT_ALLOWED,
                                        "The recipe has no " + id + " any more. It is deleted only when asked for.",
                                        "Pass --allow-delete to delete it" + loss(id) + "."))
                        : new Change(id, Operation.NONE, List.of())
                                .withNote("The recipe has it no more. It was there before k2g, so it stays."))
                .toList();
    }

    /** A deletion for each of these, which the recipe itself asks for, since they have another name now. */
    static List<Change> moved(List<ResourceId> live, Recipe recipe) {
        return live.stream()
                .map(id -> new Change(id, Operation.DELETE, List.of())
                        .withNote("Its name is " + recipe.movedConnectors().get(id.name()) + " now."))
                .toList();
    }

    /** A deletion for each of these, asked for by the command itself. */
    static List<Change> asked(List<ResourceId> live, ManagedResources managed, boolean adoptedToo) {
        return live.stream()
                .map(id -> adoptedToo || managed.isCreated(id)
                        ? new Change(id, Operation.DELETE, List.of())
                        : new Change(id, Operation.NONE, List.of())
                                .withNote("It was there before k2g: it is left behind."))
                .toList();
    }

    private static String loss(ResourceId id) {
        return switch (id.kind()) {
            case TOPIC -> " with its records";
            case CONNECTOR -> " with its offsets";
            case CONSTRAINT, IMAGE -> "";
        };
    }
}
