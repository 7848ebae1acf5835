package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.plan.Change;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Optional;

/** One kind of resource: how it differs from a recipe, and how that is carried out. */
interface Resources {

    /** Which kind. */
    ResourceKind kind();

    /** A change for each resource of this kind in the recipe, in the recipe's order. Nothing is changed. */
    List<Change> compare(Recipe recipe);

    /** Why a pending change is not carried out, with what to do instead; empty when it may be. */
    Optional<String> refusal(Recipe recipe, Change change);

    /** Carries out a pending change. */
    void carryOut(Recipe recipe, Change change, Deadline deadline);

    /** Waits until a resource works, whether it was changed or not. */
    default void awaitHealthy(Recipe recipe, Change change, Deadline deadline) {}
}
