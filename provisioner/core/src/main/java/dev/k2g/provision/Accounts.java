package dev.k2g.provision;

import dev.k2g.plan.Change;
import dev.k2g.plan.Managed;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Origin;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is remembered while a plan is carried out: before something is made, and after something is gone. */
final class Accounts {

    private final Journal journal;
    private final Managed managed;
    private final String secretFingerprint;

    Accounts(Journal journal, Managed managed, String secretFingerprint) {
        this.journal = journal;
        this.managed = managed;
        this.secretFingerprint = secretFingerprint;
    }

    void require() {
        journal.require();
    }

    /** What will be made is remembered first: an interrupted apply then knows it as its own. */
    void begin(Plan plan) {
        List<ManagedResource> news = plan.changes().stream()
                .filter(change -> change.operation() != Operation.DELETE)
                .filter(change -> change.resource().kind() != ResourceKind.IMAGE) // no recipe owns it
                .filter(change -> !ConstraintComparison.isEquivalent(change))
                .filter(change -> managed.find(change.resource()).isEmpty())
                .map(change -> new ManagedResource(
                        change.resource(),
                        change.operation() == Operation.CREATE ? Origin.CREATED : Origin.ADOPTED,
                        fingerprint(change.resource())))
                .toList();
        journal.remember(news);
    }

    /** What is done is remembered. */
    void finished(Change change) {
        ResourceId id = change.resource();
        if (change.operation() == Operation.DELETE) {
            journal.forget(id);
            return;
        }
        managed.find(id)
                .filter(resource -> !resource.secretFingerprint().equals(fingerprint(id)))
                .ifPresent(resource ->
                        journal.remember(List.of(new ManagedResource(id, resource.origin(), fingerprint(id)))));
    }

    /** What the recipe has no more, and is not there either, need not be remembered; nor what is left behind. */
    void forgetWhatIsGone(Collection<ResourceId> wanted, Plan original) {
        managed.resources().keySet().stream()
                .filter(id -> !wanted.contains(id))
                .filter(id -> original.changes().stream()
                        .noneMatch(change -> change.resource().equals(id) && change.operation() == Operation.DELETE
                                || ConstraintComparison.standsIn(change, id)))
                .forEach(journal::forget);
    }

    private Optional<String> fingerprint(ResourceId id) {
        return id.kind() == ResourceKind.CONNECTOR ? Optional.of(secretFingerprint) : Optional.empty();
    }
}
