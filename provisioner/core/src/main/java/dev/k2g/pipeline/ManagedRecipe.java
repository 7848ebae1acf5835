package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.LockedException;
import dev.k2g.kafka.CompactedTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.provision.Provisioner;
import dev.k2g.provision.StateRecorder;
import dev.k2g.recipe.Recipe;
import dev.k2g.state.LockHolder;
import dev.k2g.state.StateLock;
import dev.k2g.state.StateTopic;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A recipe on a target, with the account of what k2g manages there. What changes anything is done under the recipe's
 * lock.
 */
public final class ManagedRecipe implements AutoCloseable {

    private final Recipe recipe;
    private final Provisioner provisioner;
    private final StateTopic state;

    ManagedRecipe(Recipe recipe, Provisioner provisioner, Clients clients) {
        this.recipe = recipe;
        this.provisioner = provisioner;
        Endpoints endpoints = clients.endpoints();
        this.state = new StateTopic(
                new CompactedTopic(clients.kafka(), endpoints.kafka(), StateTopic.nameFor(recipe.name())));
    }

    /** What applying would change. Nothing is changed, and no lock is needed. */
    public Plan plan() {
        return provisioner.plan(recipe, state::managed);
    }

    /**
     * What destroying would change.
     *
     * @param adoptedToo whether what was there before k2g is to go as well
     */
    public Plan planDestruction(boolean adoptedToo) {
        return provisioner.planDestruction(state.managed(), adoptedToo);
    }

    /**
     * Takes the lock for changes. Close it when they are done.
     *
     * @throws LockedException when somebody else has it
     */
    public Changing lock() {
        return new Changing(state.lock());
    }

    /**
     * Takes the lock away from whoever has it.
     *
     * @return those who had it or waited for it
     */
    public List<LockHolder> unlock() {
        return state.unlock();
    }

    @Override
    public void close() {
        state.close();
    }

    /** The right to change the recipe's resources. */
    public final class Changing implements AutoCloseable {

        private final StateLock lock;

        private Changing(StateLock lock) {
            this.lock = lock;
        }

        /** What applying would change. */
        public Plan plan() {
            return provisioner.plan(recipe, lock.managed());
        }

        /** What destroying would change. */
        public Plan planDestruction(boolean adoptedToo) {
            return provisioner.planDestruction(lock.managed(), adoptedToo);
        }

        /**
         * Carries out a plan, as {@link Provisioner#apply} does, and remembers what is managed.
         *
         * @param plan computed under this lock
         */
        public void apply(Plan plan, Set<Permission> permissions, Deadline deadline, Consumer<Change> done) {
            provisioner.apply(recipe, plan, lock.managed(), permissions, journal(), deadline, done);
        }

        /** Carries out a destruction. When nothing is left behind, the account goes, too. */
        public void destroy(Plan plan, Deadline deadline, Consumer<Change> done) {
            ManagedResources managed = lock.managed();
            provisioner.destroy(recipe, plan, managed, journal(), deadline, done);
            boolean nothingIsLeft = plan.unplanned().isEmpty()
                    && plan.changes().stream().allMatch(change -> change.operation() == Operation.DELETE);
            if (nothingIsLeft) {
                lock.deleteTopic();
            }
        }

        private StateRecorder journal() {
            return new StateRecorder() {
                @Override
                public void require() {
                    lock.require();
                }

                @Override
                public void remember(Collection<ManagedResource> resources) {
                    lock.remember(resources);
                }

                @Override
                public void forget(ResourceId resource) {
                    lock.forget(resource);
                }
            };
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}
