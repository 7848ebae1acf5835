package dev.k2g.provision;

import dev.k2g.plan.Change;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Origin;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.state.StateLock;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is remembered while a plan is carried out: before something is made, and after something is gone.
 *
 * @param keysGivenTo the names of a resource's settings as the recipe has them; empty for what has none
 * @param starts where the reading of connectors begins
 */
record StateUpdates(
        StateLock state,
        String secretFingerprint,
        Function<ResourceId, Optional<Set<String>>> keysGivenTo,
        ReadingStarts starts) {

    void require() {
        state.require();
    }

    /** What will be made or set is remembered first: an interrupted apply then knows it as its own. */
    void begin(Plan plan) {
        List<ManagedResource> news = plan.changes().stream()
                .filter(change -> change.operation() != Operation.DELETE)
                .filter(change -> change.resource().kind() != ResourceKind.IMAGE) // no recipe owns it
                .filter(change -> !ConstraintDiffer.isEquivalent(change))
                .flatMap(change -> state.managed()
                        .find(change.resource())
                        .map(known -> withKeysToCome(known, change).stream())
                        .orElseGet(() -> Stream.of(given(
                                change.resource(),
                                change.operation() == Operation.CREATE ? Origin.CREATED : Origin.ADOPTED))))
                .toList();
        state.remember(news);
    }

    /** What a known resource is given besides what it has; empty when that is remembered. */
    private Optional<ManagedResource> withKeysToCome(ManagedResource known, Change change) {
        return keysGivenTo
                .apply(known.id())
                .map(keys -> {
                    Set<String> all = new TreeSet<>(keys);
                    if (change.isPending()) { // until it is done, what it had is there
                        known.givenKeys().ifPresent(all::addAll);
                    }
                    return known.withGivenKeys(all);
                })
                .filter(resource -> !resource.equals(known));
    }

    /**
     * Where the reading of connectors begins is looked at before it does, and remembered before it does too; but after the graph
     * was cleared, where it is: until then it holds what was read from the former beginning.
     *
     * @return what remembers it then
     */
    Runnable beginning(Change change) {
        Map<String, Map<String, LogStart>> known = starts.before(change, state.managed());
        Runnable remember = () -> known.forEach(state::rememberLogStarts);
        if (change.deletion().isPresent()) {
            return remember;
        }
        remember.run();
        return () -> {};
    }

    /** What is done is remembered. */
    void finished(Change change) {
        ResourceId id = change.resource();
        if (change.operation() == Operation.DELETE) {
            state.forget(id);
            return;
        }
        state.managed()
                .find(id)
                .filter(resource -> !resource.equals(given(id, resource.origin())))
                .ifPresent(resource -> state.remember(List.of(given(id, resource.origin()))));
    }

    /** What the recipe has no more, and is not there either, need not be remembered; nor what is left behind. */
    void forgetWhatIsGone(Collection<ResourceId> wanted, Plan original) {
        state.managed().resources().keySet().stream()
                .filter(id -> !wanted.contains(id))
                .filter(id -> original.changes().stream()
                        .noneMatch(change -> change.resource().equals(id) && change.operation() == Operation.DELETE
                                || ConstraintDiffer.standsIn(change, id)))
                .forEach(state::forget);
    }

    private ManagedResource given(ResourceId id, Origin origin) {
        Optional<String> secret =
                id.kind() == ResourceKind.CONNECTOR ? Optional.of(secretFingerprint) : Optional.empty();
        return new ManagedResource(id, origin, secret, keysGivenTo.apply(id).map(TreeSet::new));
    }
}
