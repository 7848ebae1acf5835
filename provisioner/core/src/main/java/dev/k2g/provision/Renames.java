package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Permission;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Is in the way of names that were edited without {@code moved}: a connector that is to read what another one writes to the
 * graph already would write it once more.
 *
 * @param recipe the recipe
 * @param liveState what the servers say
 * @param managed what is managed
 */
record Renames(Recipe recipe, LiveState liveState, ManagedResources managed) {

    /**
     * Says what else writes the records that a connector begins to read.
     *
     * @param wanted its configuration
     */
    Change explain(ConnectorSpec connector, Change change, Map<String, String> wanted) {
        Map<String, LiveConnector> live = liveState.connectors();
        Set<String> begins = new HashSet<>(SinkConfig.topics(wanted));
        Set<String> ends = new HashSet<>();
        Optional.ofNullable(live.get(connector.name())).ifPresent(there -> {
            List<String> reads = SinkConfig.topics(there.config());
            ends.addAll(reads);
            reads.forEach(begins::remove);
        });
        SinkConfig.topics(wanted).forEach(ends::remove);
        Change explained = begins.isEmpty() || ends.isEmpty()
                ? change
                : new RenamedTopics(recipe, liveState, managed).explain(connector, change, ends);
        Optional<String> former = recipe.formerName(connector.name());
        for (Map.Entry<String, LiveConnector> other : live.entrySet()) {
            boolean isItself = other.getKey().equals(connector.name()) || former.equals(Optional.of(other.getKey()));
            if (!isItself && Dialect.in(other.getValue().config()).isPresent()) {
                explained = reads(connector, other.getKey(), other.getValue().config(), begins, wanted)
                        .map(explained::withFurtherObstacle)
                        .orElse(explained);
            }
        }
        return explained;
    }

    /** Why another connector is in the way, if it is: what it reads now of what this one begins to read. */
    private Optional<Obstacle> reads(
            ConnectorSpec connector,
            String other,
            Map<String, String> config,
            Set<String> begins,
            Map<String, String> wanted) {
        Set<String> both = new HashSet<>(SinkConfig.topics(config));
        both.retainAll(begins);
        Optional<ConnectorSpec> otherSpec =
                Optional.ofNullable(recipe.connectors().get(other));
        otherSpec.ifPresent(spec -> both.removeAll(topics(spec))); // the recipe wants both to read it
        if (both.isEmpty()) {
            return Optional.empty();
        }
        String topics = String.join(", ", both.stream().sorted().toList());
        if (otherSpec.isPresent()) {
            return connector.onMappingChange() != OnMappingChange.REPLAY && liveState.hasWritten(otherSpec.get())
                    ? Optional.of(handedOver(connector.name(), other, topics))
                    : Optional.empty();
        }
        ResourceId id = new ResourceId(ResourceKind.CONNECTOR, other);
        if (managed.find(id).isPresent()) {
            return Optional.of(renamed(connector.name(), other, topics, managed.isCreated(id)));
        }
        return writesTheSame(config, wanted, both)
                ? Optional.of(copied(connector.name(), other, topics))
                : Optional.empty();
    }

    private static Obstacle handedOver(String connector, String other, String topics) {
        return Obstacle.firm(
                FindingCode.CONNECTOR_RENAMED,
                "Connector " + connector + " is to read " + topics + ", which connector " + other
                        + " has written to the graph until now: it would write all of it once more.",
                "Leave the topic with connector " + other + ", or give the connectors their names one after the other,"
                        + " by moved. Where writing it once more is wanted, and harmless since the Cypher only merges,"
                        + " set onMappingChange: replay.");
    }

    private static Obstacle renamed(String connector, String other, String topics, boolean isCreated) {
        String problem = "Connector " + connector + " is to read " + topics + ", and so does connector " + other
                + ", which the recipe has no more: each record would be written twice.";
        String remedy = "If it has another name now, say so in recipe.yaml: moved: {connectors: {" + other + ": "
                + connector + "}}. The new one goes on where the former stands.";
        return isCreated
                ? Obstacle.unless(
                        Permission.DELETE,
                        FindingCode.CONNECTOR_RENAMED,
                        problem,
                        remedy + " If not, k2g apply --allow-delete deletes " + other + " first; " + connector
                                + " then begins at the first record, and writes all of them once more.")
                : Obstacle.firm(
                        FindingCode.CONNECTOR_RENAMED,
                        problem,
                        remedy + " If not, delete " + other + ", which was there before k2g, by hand.");
    }

    private static Obstacle copied(String connector, String other, String topics) {
        return Obstacle.firm(
                FindingCode.CONNECTOR_RENAMED,
                "Connector " + connector + " is to write " + topics
                        + " by the same Cypher to the same database as connector " + other
                        + ", which is not this recipe's: each record would be written twice.",
                "Destroy the recipe that " + other + " belongs to, or leave the topic to it. If this recipe takes its"
                        + " place, say so in recipe.yaml: moved: {connectors: {" + other + ": " + connector + "}}.");
    }

    private List<String> topics(ConnectorSpec connector) {
        return connector.consumes().keySet().stream()
                .map(topic -> recipe.topic(topic).name())
                .toList();
    }

    /** Whether a configuration writes one of these topics to the same graph in the same way. */
    private static boolean writesTheSame(Map<String, String> config, Map<String, String> wanted, Set<String> topics) {
        if (!graph(config).equals(graph(wanted))) {
            return false;
        }
        Map<String, String> one = cypher(config);
        Map<String, String> other = cypher(wanted);
        return topics.stream()
                .anyMatch(topic -> one.containsKey(topic)
                        && other.containsKey(topic)
                        && CypherEquivalence.areSame(
                                Objects.requireNonNull(one.get(topic)), Objects.requireNonNull(other.get(topic))));
    }

    private static Map<String, String> cypher(Map<String, String> config) {
        try {
            return Dialect.in(config)
                    .map(dialect -> SinkConfig.cypher(config, dialect))
                    .orElse(Map.of());
        } catch (InvalidInputException e) {
            return Map.of(); // somebody else's, and nothing that would write
        }
    }

    /** Where it writes to. */
    private static Map<SinkProperty, String> graph(Map<String, String> config) {
        Map<SinkProperty, String> graph = new HashMap<>();
        Dialect.in(config)
                .ifPresent(dialect -> List.of(SinkProperty.URI, SinkProperty.DATABASE)
                        .forEach(property ->
                                property.key(dialect).map(config::get).ifPresent(value -> graph.put(property, value))));
        return graph;
    }
}
