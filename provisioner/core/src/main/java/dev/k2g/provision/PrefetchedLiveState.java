package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.deadline.AsyncCall;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.graph.LiveIndex;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicDryRun;
import dev.k2g.kafka.TopicLog;
import dev.k2g.plan.GraphDeletion;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Has all servers asked at once what every plan of a recipe needs, so that a plan waits for the slowest of them and not
 * for one after the other. A failure is thrown when its result is needed.
 */
final class PrefetchedLiveState implements LiveState {

    private final LiveState liveState;
    private final List<String> names;
    private final AsyncCall<Map<String, LiveTopic>> topics;
    private final AsyncCall<List<LiveConstraint>> constraints;
    private final AsyncCall<DialectSelection> dialects;
    private final AsyncCall<Map<String, LiveConnector>> connectors;

    private PrefetchedLiveState(LiveState liveState, List<String> names) {
        this.liveState = liveState;
        this.names = names;
        this.topics = AsyncCall.of(() -> liveState.topics(names));
        this.constraints = AsyncCall.of(liveState::constraints);
        this.dialects = AsyncCall.of(liveState::dialects);
        this.connectors = AsyncCall.of(liveState::connectors);
    }

    /** Begins to ask for what this recipe needs. */
    static PrefetchedLiveState ask(LiveState liveState, Recipe recipe) {
        PrefetchedLiveState ahead = new PrefetchedLiveState(
                liveState,
                recipe.topics().values().stream().map(TopicSpec::name).toList());
        if (!recipe.topics().isEmpty()) {
            AsyncCall.inBackground("kafka", ahead.topics);
        }
        if (!recipe.constraints().isEmpty()) {
            AsyncCall.inBackground("neo4j", ahead.constraints);
        }
        if (!recipe.connectors().isEmpty()) {
            AsyncCall.inBackground("connect", ahead.connectors, ahead.dialects);
        }
        return ahead;
    }

    @Override
    public Map<String, LiveTopic> topics(Collection<String> wanted) {
        return names.equals(wanted) ? topics.result() : liveState.topics(wanted);
    }

    @Override
    public Map<String, TopicLog> logs(Collection<String> wanted) {
        return liveState.logs(wanted);
    }

    @Override
    public Map<String, String> refusals(Collection<TopicDryRun> trials) {
        return liveState.refusals(trials);
    }

    @Override
    public List<LiveConstraint> constraints() {
        return constraints.result();
    }

    @Override
    public List<LiveIndex> indexes() {
        return liveState.indexes();
    }

    @Override
    public Optional<String> unavailable(ConstraintSpec constraint) {
        return liveState.unavailable(constraint);
    }

    @Override
    public Optional<String> violation(ConstraintSpec constraint) {
        return liveState.violation(constraint);
    }

    @Override
    public SortedMap<String, Long> relationships() {
        return liveState.relationships();
    }

    @Override
    public GraphDeletion writtenPart(CypherWrites writes) {
        return liveState.writtenPart(writes);
    }

    @Override
    public DialectSelection dialects() {
        return dialects.result();
    }

    @Override
    public Map<String, String> defaults(String connectorClass) {
        return liveState.defaults(connectorClass);
    }

    @Override
    public Map<String, LiveConnector> connectors() {
        return connectors.result();
    }

    @Override
    public boolean hasWritten(ConnectorSpec connector) {
        return liveState.hasWritten(connector);
    }
}
