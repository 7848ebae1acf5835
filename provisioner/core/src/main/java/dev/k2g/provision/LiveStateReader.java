package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.connect.LiveConnector;
import dev.k2g.graph.Graph;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.graph.LiveIndex;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicDryRun;
import dev.k2g.kafka.TopicLog;
import dev.k2g.plan.GraphDeletion;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What the servers say when they are asked. */
record LiveStateReader(Kafka kafka, Graph graph, Connect connect) implements LiveState {

    @Override
    public Map<String, LiveTopic> topics(Collection<String> names) {
        return kafka.topics().describe(names);
    }

    @Override
    public Map<String, TopicLog> logs(Collection<String> topics) {
        return kafka.offsets().logs(topics);
    }

    @Override
    public Map<String, String> refusals(Collection<TopicDryRun> trials) {
        return kafka.topics().tryOut(trials);
    }

    @Override
    public List<LiveConstraint> constraints() {
        return graph.constraints().list();
    }

    @Override
    public List<LiveIndex> indexes() {
        return graph.constraints().indexes();
    }

    @Override
    public Optional<String> unavailable(ConstraintSpec constraint) {
        return graph.constraints().unavailable(constraint);
    }

    @Override
    public Optional<String> violation(ConstraintSpec constraint) {
        return graph.constraints().violation(constraint);
    }

    @Override
    public SortedMap<String, Long> relationships() {
        return graph.counts().relationships();
    }

    @Override
    public GraphDeletion writtenPart(CypherWrites writes) {
        return graph.writtenPart(writes).count();
    }

    @Override
    public DialectSelection dialects() {
        return DialectSelection.of(connect);
    }

    @Override
    public Map<String, String> defaults(String connectorClass) {
        return connect.defaults(connectorClass);
    }

    @Override
    public Map<String, LiveConnector> connectors() {
        return connect.live();
    }

    /** A sink's consumer group commits what it has written. */
    @Override
    public boolean hasWritten(ConnectorSpec connector) {
        Optional<Map<String, String>> config = connect.config(connector.name());
        if (config.isEmpty() && connect.namesGroupsItself()) {
            return false; // it will be given a group that nobody has read by
        }
        return connect.consumerGroup(connector.name(), config.orElse(connector.config())).stream()
                .flatMap(group -> kafka.offsets().committed(group).values().stream())
                .anyMatch(offset -> offset > 0);
    }
}
