package dev.k2g.provision;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.plan.UnplannedResources;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Computes plans from what servers say. Nothing is changed. */
public final class Planner {

    private final List<ResourceDiffer> kinds;
    private final List<ResourceDiffer> backwards;

    /**
     * @param liveState what the servers say
     * @param image what the target's worker runs from, where that is an image
     * @param sink how a connector reaches the graph
     * @param secretFingerprint tells whether the secrets that connectors are given are still the same
     */
    public Planner(LiveState liveState, Optional<WorkerImage> image, SinkConnection sink, String secretFingerprint) {
        this.kinds = Arrays.stream(ResourceKind.values())
                .<ResourceDiffer>map(kind -> switch (kind) {
                    case IMAGE -> new ImageHandler(image);
                    case TOPIC -> new TopicDiffer(liveState);
                    case CONSTRAINT -> new ConstraintDiffer(liveState);
                    case CONNECTOR -> new ConnectorDiffer(liveState, sink, secretFingerprint);
                })
                .toList();
        this.backwards = new ArrayList<>(kinds);
        Collections.reverse(backwards);
    }

    /**
     * What differs between the recipe and live state. Nothing is changed. Resources whose server does not answer are
     * listed as unplanned.
     *
     * @param managed what is managed for the recipe
     * @throws InvalidInputException when a connector of the recipe cannot be rendered
     */
    public Plan plan(Recipe recipe, ManagedResources managed) {
        List<Change> changes = new ArrayList<>();
        List<UnplannedResources> unplanned = new ArrayList<>();
        for (ResourceDiffer kind : kinds) {
            List<String> names = kind.wanted(recipe);
            if (kind.kind() == ResourceKind.CONNECTOR) { // what would write beside those to come goes before
                collectSurplus(kind, recipe, managed, changes, unplanned);
            }
            collect(kind, names, unplanned, () -> changes.addAll(adopting(kind.compare(recipe, managed), managed)));
        }
        for (ResourceDiffer kind : backwards) {
            List<ResourceId> moved = moved(recipe, kind.kind());
            collect(kind, names(moved), unplanned, () -> changes.addAll(Deletions.moved(kind.live(moved), recipe)));
            if (kind.kind() != ResourceKind.CONNECTOR) {
                collectSurplus(kind, recipe, managed, changes, unplanned);
            }
        }
        return new Plan(changes, unplanned);
    }

    private static void collectSurplus(
            ResourceDiffer kind,
            Recipe recipe,
            ManagedResources managed,
            List<Change> changes,
            List<UnplannedResources> unplanned) {
        List<ResourceId> moved = moved(recipe, kind.kind());
        List<ResourceId> surplus = Deletions.surplus(managed, kind.kind(), kind.wanted(recipe), changes).stream()
                .filter(id -> !moved.contains(id))
                .toList();
        collect(kind, names(surplus), unplanned, () -> changes.addAll(Deletions.of(kind.live(surplus), managed)));
    }

    /**
     * What taking everything away would change: a DELETE for what k2g made, NONE for what was there before.
     *
     * @param adoptedToo whether that is to go as well
     */
    public Plan planDestruction(ManagedResources managed, boolean adoptedToo) {
        List<Change> changes = new ArrayList<>();
        List<UnplannedResources> unplanned = new ArrayList<>();
        for (ResourceDiffer kind : backwards) {
            List<ResourceId> all = managed.ofKind(kind.kind()).stream()
                    .map(resource -> resource.id())
                    .toList();
            collect(
                    kind,
                    names(all),
                    unplanned,
                    () -> changes.addAll(Deletions.asked(kind.live(all), managed, adoptedToo)));
        }
        return new Plan(changes, unplanned);
    }

    private static List<ResourceId> moved(Recipe recipe, ResourceKind kind) {
        return kind == ResourceKind.CONNECTOR
                ? recipe.movedConnectors().keySet().stream()
                        .map(former -> new ResourceId(kind, former))
                        .toList()
                : List.of();
    }

    private static List<String> names(List<ResourceId> resources) {
        return resources.stream().map(ResourceId::name).toList();
    }

    /** A server that does not answer is no reason to say nothing of the others. */
    private static void collect(
            ResourceDiffer kind, List<String> names, List<UnplannedResources> unplanned, Runnable comparison) {
        if (names.isEmpty()) {
            return;
        }
        try {
            comparison.run();
        } catch (FailedException | UnreachableException e) {
            unplanned.add(new UnplannedResources(kind.kind(), names, e));
        }
    }

    private static List<Change> adopting(List<Change> changes, ManagedResources managed) {
        return changes.stream()
                .map(change -> isAdopted(change, managed)
                        ? change.withNote("It was there before: apply adopts it, and destroy leaves it.")
                        : change)
                .toList();
    }

    private static boolean isAdopted(Change change, ManagedResources managed) {
        return managed.isKnown()
                && (change.operation() == Operation.NONE || change.operation() == Operation.UPDATE)
                && change.resource().kind() != ResourceKind.IMAGE
                && !ConstraintDiffer.isEquivalent(change)
                && managed.find(change.resource()).isEmpty();
    }

    /** All resources of a recipe. */
    Set<ResourceId> wanted(Recipe recipe) {
        return kinds.stream()
                .flatMap(kind -> kind.wanted(recipe).stream().map(name -> new ResourceId(kind.kind(), name)))
                .collect(Collectors.toSet());
    }
}
