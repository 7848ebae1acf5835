package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.plan.Change;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.function.Consumer;

/** One kind of resource: how changes of it are carried out. */
interface ResourceHandler {

    /** Which kind. */
    ResourceKind kind();

    /**
     * Carries out at once those changes of which a server takes many in one call: by default none.
     *
     * @param pending no deletions among them
     * @param carriedOut told each that is, also when another one fails
     */
    default void carryOutAtOnce(Recipe recipe, List<Change> pending, Consumer<Change> carriedOut) {}

    /** Carries out a pending change that is no deletion. */
    void carryOut(Recipe recipe, Change change, Deadline deadline);

    /** Takes a resource away, with what belongs to it. One that is not there is no error. */
    void delete(String name, Deadline deadline);

    /**
     * The same for many, by default one after the other.
     *
     * @param gone told each that is gone, also when another one fails
     */
    default void deleteAll(List<String> names, Deadline deadline, Consumer<String> gone) {
        names.forEach(name -> {
            delete(name, deadline);
            gone.accept(name);
        });
    }

    /**
     * Waits until each of these changes can be seen and its resource works, whether it was changed or not: by default
     * they do as soon as the server has answered.
     *
     * @param changes no deletions among them
     * @param healthy told each of them as soon as it is so
     */
    default void awaitHealthy(Recipe recipe, List<Change> changes, Deadline deadline, Consumer<Change> healthy) {
        changes.forEach(healthy);
    }
}
