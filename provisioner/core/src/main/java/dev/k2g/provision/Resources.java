package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.plan.Change;
import dev.k2g.plan.Managed;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** One kind of resource: how it differs from a recipe, and how that is carried out. */
interface Resources {

    /** Which kind. */
    ResourceKind kind();

    /** The names of the recipe's, in its order. */
    List<String> wanted(Recipe recipe);

    /** A change for each resource of this kind in the recipe, in the recipe's order. Nothing is changed. */
    List<Change> compare(Recipe recipe, Managed managed);

    /** Those of these resources that are there. */
    List<ResourceId> live(Collection<ResourceId> resources);

    /** Carries out a pending change that is no deletion. */
    void carryOut(Recipe recipe, Change change, Deadline deadline);

    /** Takes a resource away, with what belongs to it. One that is not there is no error. */
    void delete(String name, Deadline deadline);

    /**
     * Waits until each of these changes can be seen and its resource works, whether it was changed or not.
     *
     * @param changes no deletions among them
     * @param healthy told each of them as soon as it is so
     */
    void awaitHealthy(Recipe recipe, List<Change> changes, Deadline deadline, Consumer<Change> healthy);
}
