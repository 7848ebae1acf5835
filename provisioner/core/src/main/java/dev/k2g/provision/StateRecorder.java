package dev.k2g.provision;

import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ResourceId;

import java.util.Collection;

/** Keeps account of what a recipe manages while a plan is carried out. */
public interface StateRecorder {

    /** Keeps no account. */
    StateRecorder NONE = new StateRecorder() {
        @Override
        public void require() {}

        @Override
        public void remember(Collection<ManagedResource> resources) {}

        @Override
        public void forget(ResourceId resource) {}
    };

    /**
     * Makes sure that nobody else changes the resources.
     *
     * @throws dev.k2g.failure.LockedException when somebody may
     */
    void require();

    /** Remembers that these are managed, whether they are there already or about to be made. */
    void remember(Collection<ManagedResource> resources);

    /** Forgets that this one was managed. */
    void forget(ResourceId resource);
}
