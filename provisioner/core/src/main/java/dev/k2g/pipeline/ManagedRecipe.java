package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.LockedException;
import dev.k2g.kafka.Kafka;
import dev.k2g.plan.Change;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.provision.Provisioner;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.state.LockHolder;
import dev.k2g.state.StateLock;
import dev.k2g.state.StateTopic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A recipe on a target, with the state topic in which k2g remembers what it manages there: the only way to apply one. What
 * changes anything is done under the recipe's lock.
 */
public final class ManagedRecipe {

    private final Recipe recipe;
    private final Provisioner provisioner;
    private final StateTopic state;

    ManagedRecipe(Recipe recipe, Provisioner provisioner, Kafka kafka) {
        this.recipe = recipe;
        this.provisioner = provisioner;
        this.state = new StateTopic(kafka.compacted(StateTopic.nameFor(recipe.name())));
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

    /** What k2g manages for the recipe; nothing where it was never applied. */
    public ManagedResources resources() {
        return state.managed();
    }

    /**
     * Takes the lock, plans, and carries the plan out as {@link Provisioner#apply} does.
     *
     * @param permissions what is done besides what is always done
     * @param deadline until when everything must be healthy
     * @param done told of each change when it is done
     * @return the plan
     * @throws LockedException when somebody else has the lock
     */
    public Plan apply(Set<Permission> permissions, Deadline deadline, Consumer<Change> done) {
        return apply(plan -> {}, permissions, deadline, done);
    }

    /**
     * The same, when somebody has seen the plan.
     *
     * @param review told the plan before anything is changed; nothing is when it throws
     */
    public Plan apply(Consumer<Plan> review, Set<Permission> permissions, Deadline deadline, Consumer<Change> done) {
        try (Changing changing = lock()) {
            Plan plan = changing.plan();
            review.accept(plan);
            changing.apply(plan, permissions, deadline, done);
            return plan;
        }
    }

    /**
     * Takes the lock, and deletes what the recipe made. When nothing is left behind, the state topic goes, too.
     *
     * @param adoptedToo whether what was there before k2g is to go as well
     * @param review told the plan before anything is deleted; nothing is when it throws
     * @param deadline until when it must be done
     * @param done told of each deletion when it is done
     * @return the plan
     * @throws LockedException when somebody else has the lock
     */
    public Plan destroy(boolean adoptedToo, Consumer<Plan> review, Deadline deadline, Consumer<Change> done) {
        try (StateLock lock = state.lock()) {
            Plan plan = provisioner.planDestruction(lock.managed(), adoptedToo);
            review.accept(plan);
            provisioner.destroy(recipe, plan, lock, deadline, done);
            boolean nothingIsLeft = plan.unplanned().isEmpty()
                    && plan.changes().stream().allMatch(change -> change.operation() == Operation.DELETE);
            if (nothingIsLeft) {
                lock.deleteTopic();
            }
            return plan;
        }
    }

    /**
     * Takes the lock away from whoever has it.
     *
     * @return those who had it or waited for it
     */
    public List<LockHolder> unlock() {
        return state.unlock();
    }

    /** What was replayed into its topics. */
    ReplayMemory replays(Kafka kafka) {
        return new ReplayMemory(recipe, kafka, state);
    }

    /** Remembers that a connector is to deliver everything once more; nothing when it is not the recipe's. */
    public void readsAgain(String connector) {
        rememberStarts(connector::equals, provisioner::startsOfReadingAgain);
    }

    /** Remembers that nothing is left of what the connectors have written: they begin with what their topics have now. */
    public void beginsAnew() {
        rememberStarts(connector -> true, provisioner::startsOfReadingAnew);
    }

    private void rememberStarts(
            Predicate<String> which, BiFunction<Recipe, ConnectorSpec, Map<String, LogStart>> starts) {
        ManagedResources managed = state.managed();
        List<ConnectorSpec> connectors = recipe.connectors().values().stream()
                .filter(connector -> which.test(connector.name()))
                .filter(connector -> managed.find(new ResourceId(ResourceKind.CONNECTOR, connector.name()))
                        .isPresent())
                .toList();
        if (connectors.isEmpty()) {
            return;
        }
        try (StateLock lock = state.lock()) {
            for (ConnectorSpec connector : connectors) {
                Map<String, LogStart> all = new TreeMap<>(lock.managed().logStarts(connector.name()));
                all.putAll(starts.apply(recipe, connector));
                lock.rememberLogStarts(connector.name(), all);
            }
        }
    }

    /** Takes the lock for an apply in two parts. */
    Changing lock() {
        return new Changing(state.lock());
    }

    /** The right to change the recipe's resources, until it is closed. */
    final class Changing implements AutoCloseable {

        private final StateLock lock;

        private Changing(StateLock lock) {
            this.lock = lock;
        }

        Plan plan() {
            return provisioner.plan(recipe, lock.managed());
        }

        /** @param plan computed under this lock */
        void apply(Plan plan, Set<Permission> permissions, Deadline deadline, Consumer<Change> done) {
            provisioner.apply(recipe, plan, lock, permissions, deadline, done);
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}
