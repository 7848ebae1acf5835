package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.PartlyAppliedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.plan.Change;
import dev.k2g.plan.Managed;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.Unplanned;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Makes live state as a recipe says: topics, then constraints, then connectors; what goes, goes the other way. */
public final class Provisioner {

    /** In the order in which they depend on each other. */
    private final List<Resources> kinds;

    private final String secretFingerprint;

    /**
     * @param kafka where the topics are
     * @param graph where the constraints are
     * @param connect where the connectors are
     * @param sink how a connector reaches the graph
     * @param secretFingerprint tells whether the secrets that connectors are given are still the same
     */
    public Provisioner(Kafka kafka, Graph graph, Connect connect, SinkConnection sink, String secretFingerprint) {
        this.kinds = List.of(
                new Topics(kafka),
                new Constraints(graph),
                new Connectors(kafka, graph, connect, sink, secretFingerprint));
        this.secretFingerprint = secretFingerprint;
    }

    /**
     * What differs between the recipe and live state. Nothing is changed. Resources whose server does not answer are
     * listed as unplanned.
     *
     * @param managed what is managed for the recipe
     * @throws InvalidInputException when a connector of the recipe cannot be rendered
     */
    public Plan plan(Recipe recipe, Managed managed) {
        List<Change> changes = new ArrayList<>();
        List<Unplanned> unplanned = new ArrayList<>();
        for (Resources kind : kinds) {
            List<String> names = kind.wanted(recipe);
            collect(kind, names, unplanned, () -> changes.addAll(adopting(kind.compare(recipe, managed), managed)));
        }
        List<Resources> backwards = new ArrayList<>(kinds);
        Collections.reverse(backwards);
        for (Resources kind : backwards) {
            List<ResourceId> surplus = Deletions.surplus(managed, kind.kind(), kind.wanted(recipe), changes);
            collect(kind, names(surplus), unplanned, () -> changes.addAll(Deletions.of(kind.live(surplus), managed)));
        }
        return new Plan(changes, unplanned);
    }

    /**
     * What taking everything away would change: a DELETE for what k2g made, NONE for what was there before.
     *
     * @param adoptedToo whether that is to go as well
     */
    public Plan planDestruction(Managed managed, boolean adoptedToo) {
        List<Change> changes = new ArrayList<>();
        List<Unplanned> unplanned = new ArrayList<>();
        List<Resources> backwards = new ArrayList<>(kinds);
        Collections.reverse(backwards);
        for (Resources kind : backwards) {
            List<ResourceId> all = managed.ofKind(kind.kind()).stream()
                    .map(resource -> resource.id())
                    .toList();
            collect(
                    kind,
                    names(all),
                    unplanned,
                    () -> changes.addAll(Deletions.asked(kind.live(all), managed, adoptedToo)));
        }
        return new Plan(changes, unplanned);
    }

    private static List<String> names(List<ResourceId> resources) {
        return resources.stream().map(ResourceId::name).toList();
    }

    /** A server that does not answer is no reason to say nothing of the others. */
    private static void collect(Resources kind, List<String> names, List<Unplanned> unplanned, Runnable comparison) {
        if (names.isEmpty()) {
            return;
        }
        try {
            comparison.run();
        } catch (FailedException | UnreachableException e) {
            unplanned.add(new Unplanned(
                    kind.kind(),
                    String.join(", ", names),
                    Objects.toString(e.getMessage()),
                    Objects.toString(e.remedy(), "")));
        }
    }

    private static List<Change> adopting(List<Change> changes, Managed managed) {
        if (!managed.isKnown()) {
            return changes;
        }
        return changes.stream()
                .map(change -> change.operation() == Operation.CREATE
                                || Constraints.isEquivalent(change)
                                || managed.find(change.resource()).isPresent()
                        ? change
                        : change.withNote("It was there before: apply adopts it, and destroy leaves it."))
                .toList();
    }

    /**
     * Carries out a plan in its order, and ends when every connector of the plan and all its tasks are RUNNING. A
     * connector that needs no change but is paused, stopped or failed is set going. Deletions without permission are
     * left out.
     *
     * @param permissions what is done besides what is always done
     * @param journal keeps account of what is managed
     * @param done told each change when it is done; a connector's when it is healthy
     * @throws InvalidInputException when something is in the way of a change; then nothing was changed
     * @throws FailedException when nothing could be done, or a task failed; it names the first cause
     * @throws PartlyAppliedException when some changes were done before one failed
     */
    public void apply(
            Recipe recipe,
            Plan plan,
            Managed managed,
            Set<Permission> permissions,
            Journal journal,
            Deadline deadline,
            Consumer<Change> done) {
        Refusals.refuse(plan, permissions);
        Plan permitted = Refusals.withoutForbiddenDeletions(plan, permissions);
        Accounts accounts = new Accounts(journal, managed, secretFingerprint);
        Execution execution = new Execution(recipe, permitted, accounts, deadline, done);
        accounts.begin(permitted);
        execution.run(kinds);
        accounts.forgetWhatIsGone(wanted(recipe), plan);
    }

    /**
     * Carries out a plan of {@link #planDestruction}.
     *
     * @throws FailedException when nothing could be done
     * @throws PartlyAppliedException when some deletions were done before one failed
     */
    public void destroy(
            Recipe recipe, Plan plan, Managed managed, Journal journal, Deadline deadline, Consumer<Change> done) {
        Refusals.refuse(plan, Set.of());
        Accounts accounts = new Accounts(journal, managed, secretFingerprint);
        Plan deletions = new Plan(plan.pending());
        new Execution(recipe, deletions, accounts, deadline, done).run(kinds);
    }

    private List<ResourceId> wanted(Recipe recipe) {
        return kinds.stream()
                .flatMap(kind -> kind.wanted(recipe).stream().map(name -> new ResourceId(kind.kind(), name)))
                .toList();
    }
}
