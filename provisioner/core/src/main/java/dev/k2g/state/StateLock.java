package dev.k2g.state;

import dev.k2g.failure.LockedException;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.ResourceId;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The right to change what a recipe manages, until it is closed. */
public final class StateLock implements AutoCloseable {

    private final StateTopic state;
    private final String key;
    private final ManagedResources managed;
    private boolean isGone;

    StateLock(StateTopic state, String key, ManagedResources managed) {
        this.state = state;
        this.key = key;
        this.managed = managed;
    }

    /** What was managed when the lock was taken. */
    public ManagedResources managed() {
        return managed;
    }

    /**
     * Makes sure that nobody else changes the resources.
     *
     * @throws LockedException when the lock was taken away
     */
    public void require() {
        state.requireLock(key);
    }

    /** Remembers that these are managed, whether they are there already or about to be made. */
    public void remember(Collection<ManagedResource> resources) {
        if (!resources.isEmpty()) {
            state.write(resources);
        }
    }

    /** Remembers where the logs began from which this connector reads, by topic. */
    public void rememberLogStarts(String connector, Map<String, LogStart> starts) {
        state.writeLogStarts(connector, starts);
    }

    /** Forgets that this one was managed. */
    public void forget(ResourceId resource) {
        state.forgetResource(resource);
    }

    /** Deletes the topic: nothing is managed any more. */
    public void deleteTopic() {
        state.delete();
        isGone = true;
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        if (!isGone) {
            state.forget(List.of(key));
        }
    }
}
