package dev.k2g.provision;

import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.Collection;
import java.util.List;

/** How one kind of resource differs from a recipe. Nothing is changed. */
interface ResourceDiffer {

    /** Which kind. */
    ResourceKind kind();

    /** The names of the recipe's, in its order. */
    List<String> wanted(Recipe recipe);

    /** A change for each resource of this kind in the recipe, in the recipe's order. */
    List<Change> compare(Recipe recipe, ManagedResources managed);

    /** Those of these resources that are there. */
    List<ResourceId> live(Collection<ResourceId> resources);
}
