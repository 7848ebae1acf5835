package dev.k2g.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.ConnectorStatus.TaskStatus;
import dev.k2g.connect.LiveConnector;
import dev.k2g.failure.UnreachableException;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.graph.LiveIndex;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicDryRun;
import dev.k2g.kafka.TopicLog;
import dev.k2g.plan.GraphDeletion;
import dev.k2g.plan.GraphDeletion.KeptNodes;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Origin;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.provision.LiveState;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.sinkconfig.DialectSelection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What servers would say if they had what a {@code live.yaml} describes. What it does not mention is not there. */
final class RecordedFacts implements LiveState {

    private final JsonNode live;

    private RecordedFacts(JsonNode live) {
        this.live = live;
    }

    static RecordedFacts read(Path file) throws IOException {
        return new RecordedFacts(new YAMLMapper().readTree(file.toFile()));
    }

    /** What k2g has made or adopted before, with this fingerprint of the secrets that connectors were given. */
    ManagedResources managed(String fingerprint) {
        String given = live.path("passwordChanged").asBoolean() ? "of another password" : fingerprint;
        List<ManagedResource> resources = new ArrayList<>();
        live.path("managed").properties().forEach(entry -> {
            String[] id = entry.getKey().split(" ", 2);
            ResourceKind kind = ResourceKind.valueOf(id[0].toUpperCase(Locale.ROOT));
            ManagedResource resource = new ManagedResource(
                    new ResourceId(kind, id[1]),
                    Origin.valueOf(entry.getValue().asText().toUpperCase(Locale.ROOT)),
                    kind == ResourceKind.CONNECTOR ? Optional.of(given) : Optional.empty());
            JsonNode keys = live.path(kind.label() + "s").path(id[1]).path("given");
            resources.add(
                    keys.isMissingNode()
                            ? resource
                            : resource.withGivenKeys(
                                    keys.valueStream().map(JsonNode::asText).collect(Collectors.toSet())));
        });
        return ManagedResources.of(resources).withLogStarts(logStarts());
    }

    @Override
    public Map<String, LiveTopic> topics(Collection<String> names) {
        requireThere("kafka");
        Map<String, LiveTopic> topics = new TreeMap<>();
        live.path("topics").properties().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .forEach(entry -> topics.put(
                        entry.getKey(),
                        new LiveTopic(
                                entry.getKey(),
                                entry.getValue().path("partitions").asInt(),
                                1,
                                texts(entry.getValue().path("config")))));
        return topics;
    }

    @Override
    public Map<String, TopicLog> logs(Collection<String> topics) {
        requireThere("kafka");
        Map<String, TopicLog> logs = new TreeMap<>();
        live.path("topics").properties().stream()
                .filter(entry -> topics.contains(entry.getKey()))
                .forEach(entry -> logs.put(entry.getKey(), log(entry.getKey(), entry.getValue())));
        return logs;
    }

    private static TopicLog log(String name, JsonNode topic) {
        LogStart start = start(topic);
        boolean isCompacted =
                topic.path("config").path("cleanup.policy").asText().contains("compact");
        return new TopicLog(name, start, start.offsets(), isCompacted);
    }

    /** Offsets are in the order of the partitions. */
    private static LogStart start(JsonNode topic) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        topic.path("begins").forEach(offset -> offsets.put(offsets.size(), offset.asLong()));
        return new LogStart(topic.path("id").asText(), offsets);
    }

    private Map<String, Map<String, LogStart>> logStarts() {
        Map<String, Map<String, LogStart>> starts = new TreeMap<>();
        live.path("connectors").properties().forEach(connector -> {
            Map<String, LogStart> ofTopics = new TreeMap<>();
            connector
                    .getValue()
                    .path("began")
                    .properties()
                    .forEach(topic -> ofTopics.put(topic.getKey(), start(topic.getValue())));
            starts.put(connector.getKey(), ofTopics);
        });
        return starts;
    }

    @Override
    public Map<String, String> refusals(Collection<TopicDryRun> trials) {
        requireThere("kafka");
        Map<String, String> refusals = texts(live.path("refusals"));
        refusals.keySet().retainAll(trials.stream().map(TopicDryRun::name).toList());
        return refusals;
    }

    @Override
    public List<LiveConstraint> constraints() {
        requireThere("neo4j");
        List<LiveConstraint> constraints = new ArrayList<>();
        live.path("constraints").forEach(constraint -> {
            List<String> properties = new ArrayList<>();
            constraint.path("properties").forEach(property -> properties.add(property.asText()));
            constraints.add(new LiveConstraint(
                    constraint.path("name").asText(),
                    constraint.path("type").asText(),
                    Entity.NODE,
                    constraint.path("node").asText(),
                    properties,
                    Optional.empty()));
        });
        return constraints;
    }

    @Override
    public List<LiveIndex> indexes() {
        requireThere("neo4j");
        List<LiveIndex> indexes = new ArrayList<>();
        live.path("indexes").forEach(index -> {
            List<String> properties = new ArrayList<>();
            index.path("properties").forEach(property -> properties.add(property.asText()));
            indexes.add(new LiveIndex(
                    index.path("name").asText(),
                    index.path("type").asText(),
                    Entity.NODE,
                    List.of(index.path("node").asText()),
                    properties));
        });
        return indexes;
    }

    @Override
    public Optional<String> unavailable(ConstraintSpec constraint) {
        requireThere("neo4j");
        return Optional.ofNullable(texts(live.path("unavailable")).get(constraint.name()));
    }

    @Override
    public Optional<String> violation(ConstraintSpec constraint) {
        requireThere("neo4j");
        return Optional.ofNullable(texts(live.path("violations")).get(constraint.name()));
    }

    @Override
    public SortedMap<String, Long> relationships() {
        requireThere("neo4j");
        return counts(live.path("relationships"));
    }

    /** Only of what the statements write: whether they are asked about rightly is seen, too. */
    @Override
    public GraphDeletion writtenPart(CypherWrites writes) {
        requireThere("neo4j");
        JsonNode written = live.path("written");
        SortedMap<String, KeptNodes> kept = new TreeMap<>();
        written.path("keptNodes").properties().forEach(entry -> {
            SortedSet<String> others = new TreeSet<>();
            entry.getValue().path("othersLabels").forEach(label -> others.add(label.asText()));
            kept.put(
                    entry.getKey(), new KeptNodes(entry.getValue().path("count").asLong(), others));
        });
        SortedMap<String, Long> nodes = counts(written.path("nodes"));
        nodes.keySet().retainAll(writes.labels());
        SortedMap<String, Long> relationships = counts(written.path("relationships"));
        relationships.keySet().retainAll(writes.types());
        return new GraphDeletion(
                nodes,
                relationships,
                counts(written.path("othersRelationships")),
                kept,
                counts(written.path("keptRelationships")));
    }

    @Override
    public DialectSelection dialects() {
        requireThere("connect");
        return DialectSelection.among(
                List.of(new ConnectorPlugin("org.neo4j.connectors.kafka.sink.Neo4jConnector", "sink", "5.5.2")));
    }

    @Override
    public Map<String, LiveConnector> connectors() {
        requireThere("connect");
        Map<String, LiveConnector> connectors = new TreeMap<>();
        live.path("connectors")
                .properties()
                .forEach(entry -> connectors.put(
                        entry.getKey(),
                        new LiveConnector(
                                texts(entry.getValue().path("config")), status(entry.getKey(), entry.getValue()))));
        return connectors;
    }

    private static Optional<ConnectorStatus> status(String name, JsonNode connector) {
        return Optional.of(connector.path("state").asText())
                .filter(state -> !state.isEmpty())
                .map(ConnectorState::valueOf)
                .map(state -> new ConnectorStatus(name, state, "", List.of(new TaskStatus(0, state, ""))));
    }

    /** Nothing is of a service here. */
    @Override
    public Map<String, String> defaults(String connectorClass) {
        return Map.of();
    }

    @Override
    public boolean hasWritten(ConnectorSpec connector) {
        requireThere("kafka");
        return live.path("connectors").path(connector.name()).path("hasWritten").asBoolean();
    }

    private void requireThere(String server) {
        JsonNode away = live.path("away").path(server);
        if (!away.isMissingNode()) {
            throw new UnreachableException(
                    away.path("problem").asText(), away.path("remedy").asText());
        }
    }

    private static SortedMap<String, Long> counts(JsonNode node) {
        SortedMap<String, Long> counts = new TreeMap<>();
        node.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
