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
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.state.StateLock;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes live state as a recipe says: the worker's image, topics, then constraints, then connectors; what goes, goes the other way. */
public final class Provisioner {

    private final List<ResourceHandler> kinds;

    private final LiveState liveState;
    private final Optional<WorkerImage> image;
    private final SinkConnection sink;
    private final String secretFingerprint;

    /**
     * @param kafka where the topics are
     * @param graph where the constraints are
     * @param connect where the connectors are
     * @param image what the target's worker runs from, where that is an image
     * @param sink how a connector reaches the graph
     * @param secretFingerprint tells whether the secrets that connectors are given are still the same
     */
    public Provisioner(
            Kafka kafka,
            Graph graph,
            Connect connect,
            Optional<WorkerImage> image,
            SinkConnection sink,
            String secretFingerprint) {
        this.image = image;
        this.kinds = Arrays.stream(ResourceKind.values())
                .<ResourceHandler>map(kind -> switch (kind) {
                    case IMAGE -> new ImageHandler(image);
                    case TOPIC -> new TopicHandler(kafka);
                    case CONSTRAINT -> new ConstraintHandler(graph);
                    case CONNECTOR -> new ConnectorHandler(kafka, graph, connect, sink);
                })
                .toList();
        this.liveState = new LiveStateReader(kafka, graph, connect);
        this.sink = sink;
        this.secretFingerprint = secretFingerprint;
    }

    /** As {@link Planner#plan}. */
    public Plan plan(Recipe recipe, ManagedResources managed) {
        return plan(recipe, () -> managed);
    }

    /**
     * As {@link Planner#plan}; the servers are asked while the state topic is read.
     *
     * @param managed reads what is managed; when Kafka does not let it, the topics are unplanned
     */
    public Plan plan(Recipe recipe, Supplier<ManagedResources> managed) {
        Planner planner = planner(PrefetchedLiveState.ask(liveState, recipe));
        try {
            return planner.plan(recipe, managed.get());
        } catch (FailedException | UnreachableException e) {
            Plan withoutState = planner.plan(recipe, ManagedResources.unknown());
            if (withoutState.unplanned().stream().noneMatch(unplanned -> unplanned.kind() == ResourceKind.TOPIC)) {
                throw e;
            }
            return withoutState;
        }
    }

    /** As {@link Planner#planDestruction}. */
    public Plan planDestruction(ManagedResources managed, boolean adoptedToo) {
        return planner(liveState).planDestruction(managed, adoptedToo);
    }

    /**
     * Carries out a plan in its order, and ends when every connector of the plan and all its tasks are RUNNING. A
     * connector that needs no change but is paused, stopped or failed is set going. Deletions without permission are
     * left out.
     *
     * @param state remembers what is managed
     * @param permissions what is done besides what is always done
     * @param done told each change when it is done; a connector's when it is healthy
     * @throws InvalidInputException when something is in the way of a change; then nothing was changed
     * @throws FailedException when nothing could be done, or a task failed; it names the first cause
     * @throws PartlyAppliedException when some changes were done before one failed
     */
    public void apply(
            Recipe recipe,
            Plan plan,
            StateLock state,
            Set<Permission> permissions,
            Deadline deadline,
            Consumer<Change> done) {
        PlanGuard.refuse(plan, permissions);
        Plan permitted = PlanGuard.withoutForbiddenDeletions(plan, permissions);
        StateUpdates updates = new StateUpdates(
                state, secretFingerprint, id -> keys(recipe, id), new ReadingStarts(recipe, liveState));
        PlanExecution execution = new PlanExecution(recipe, permitted, updates, deadline, done);
        updates.begin(permitted);
        execution.run(kinds);
        updates.forgetWhatIsGone(planner(liveState).wanted(recipe), plan);
    }

    /**
     * Carries out a plan of {@link #planDestruction}.
     *
     * @throws FailedException when nothing could be done
     * @throws PartlyAppliedException when some deletions were done before one failed
     */
    public void destroy(Recipe recipe, Plan plan, StateLock state, Deadline deadline, Consumer<Change> done) {
        PlanGuard.refuse(plan, Set.of());
        StateUpdates updates = new StateUpdates(
                state, secretFingerprint, id -> Optional.empty(), new ReadingStarts(recipe, liveState));
        Plan deletions = new Plan(plan.pending());
        new PlanExecution(recipe, deletions, updates, deadline, done).run(kinds);
    }

    /** What is to be remembered of a connector that is to deliver its topics once more, with nothing of the graph cleared. */
    public Map<String, LogStart> startsOfReadingAgain(Recipe recipe, ConnectorSpec connector) {
        return new ReadingStarts(recipe, liveState).deadLettersNow(connector);
    }

    /** What is to be remembered of a connector of whose writing nothing is left. */
    public Map<String, LogStart> startsOfReadingAnew(Recipe recipe, ConnectorSpec connector) {
        return new ReadingStarts(recipe, liveState).now(connector);
    }

    private Planner planner(LiveState state) {
        return new Planner(state, image, sink, secretFingerprint);
    }

    private Optional<Set<String>> keys(Recipe recipe, ResourceId id) {
        return switch (id.kind()) {
            case TOPIC ->
                recipe.topics().values().stream()
                        .filter(topic -> topic.name().equals(id.name()))
                        .findFirst()
                        .map(topic -> topic.config().keySet());
            case CONNECTOR ->
                Optional.ofNullable(recipe.connectors().get(id.name()))
                        .map(spec ->
                                liveState.dialects().render(recipe, spec, sink).keySet());
            case CONSTRAINT, IMAGE -> Optional.empty();
        };
    }
}
