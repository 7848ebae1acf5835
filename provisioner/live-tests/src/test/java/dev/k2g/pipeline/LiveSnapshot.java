package dev.k2g.pipeline;

import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.LiveConnector;
import dev.k2g.deadline.Deadline;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.state.StateTopic;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is there, whoever made it: topics with the settings of their own, constraints, indexes, connectors with their state,
 * and how many nodes there are of somebody else.
 *
 * @param resources for each, such as {@code topic orders}, its attributes
 * @param inherited the settings that each topic has from the broker, by the topic's name
 */
record LiveSnapshot(
        SortedMap<String, SortedMap<String, String>> resources, Map<String, Map<String, String>> inherited) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The attribute of connectors that is no property. */
    static final String STATE = "state";

    /** The attribute of topics that is no setting. */
    static final String PARTITIONS = "partitions";

    /** How the line ends that says that a resource is made. */
    static final String COMES = " comes";

    /** How the line ends that says that a resource is no more. */
    static final String GOES = " goes";

    /** Everything that has this in its name, when the connectors have come to rest. */
    static LiveSnapshot of(Clients clients, String name) {
        SortedMap<String, SortedMap<String, String>> resources = new TreeMap<>();
        Map<String, Map<String, String>> inherited = new TreeMap<>();
        List<String> topics = clients.kafka().topics().names().stream()
                .filter(topic -> topic.contains(name) && !StateTopic.isStateTopic(topic))
                .toList();
        clients.kafka().topics().describe(topics).values().forEach(topic -> {
            resources.put("topic " + topic.name(), attributes(topic));
            inherited.put(topic.name(), topic.inherited());
        });
        clients.graph().constraints().list().stream()
                .filter(constraint -> constraint.name().contains(name))
                .forEach(constraint -> resources.put(
                        "constraint " + constraint.name(),
                        new TreeMap<>(Map.of(
                                "kind",
                                constraint.kind().map(Enum::name).orElse("").toLowerCase(Locale.ROOT),
                                constraint.entity().name().toLowerCase(Locale.ROOT),
                                constraint.labelOrType(),
                                "properties",
                                String.join(", ", constraint.properties())))));
        rows(
                        clients,
                        "SHOW INDEXES YIELD name, owningConstraint, labelsOrTypes, properties WHERE owningConstraint IS NULL"
                                + " RETURN name, toString(labelsOrTypes[0]), properties[0]")
                .stream()
                .filter(row -> String.valueOf(row.get(0)).contains(name))
                .forEach(row -> resources.put(
                        "index " + row.get(0), new TreeMap<>(Map.of("on", row.get(1) + "." + row.get(2)))));
        rows(clients, "MATCH (n:`" + SomebodyElse.label(name) + "`) RETURN labels(n) AS labels, n.id AS id, count(*)")
                .forEach(row -> resources.put(
                        "nodes " + row.get(0) + " " + row.get(1), new TreeMap<>(Map.of("count", "" + row.get(2)))));
        atRest(clients, name).forEach((connector, live) -> {
            SortedMap<String, String> attributes = new TreeMap<>(live.config());
            attributes.remove("name");
            live.status().map(LiveSnapshot::state).ifPresent(state -> attributes.put(STATE, state));
            resources.put("connector " + connector, attributes);
        });
        return new LiveSnapshot(resources, inherited);
    }

    private static List<? extends List<? extends Object>> rows(Clients clients, String cypher) {
        return clients.graph().query(cypher, Map.of()).rows();
    }

    private static SortedMap<String, String> attributes(LiveTopic topic) {
        SortedMap<String, String> attributes = new TreeMap<>(topic.config());
        attributes.put(PARTITIONS, String.valueOf(topic.partitions()));
        return attributes;
    }

    private static Map<String, LiveConnector> atRest(Clients clients, String name) {
        return Deadline.in(PATIENCE)
                .await(
                        "the connectors to come to rest",
                        () -> {
                            Map<String, LiveConnector> live =
                                    new TreeMap<>(clients.connect().live());
                            live.keySet().removeIf(connector -> !connector.contains(name));
                            return live.values().stream()
                                            .allMatch(connector -> connector
                                                    .status()
                                                    .filter(LiveSnapshot::isAtRest)
                                                    .isPresent())
                                    ? Optional.of(live)
                                    : Optional.empty();
                        },
                        () -> String.valueOf(clients.connect().live()));
    }

    private static boolean isAtRest(ConnectorStatus status) {
        return switch (status.state()) {
            case RUNNING -> status.isHealthy() || status.failure().isPresent();
            case STOPPED -> status.tasks().isEmpty();
            case PAUSED -> status.tasks().stream().noneMatch(task -> task.state() == ConnectorState.RUNNING);
            case FAILED -> true;
            default -> false;
        };
    }

    private static String state(ConnectorStatus status) {
        return status.failure().isPresent() ? "FAILED" : status.state().name();
    }

    /** What is different then, a line for each attribute; of what is gone only that. */
    SortedSet<String> differencesTo(LiveSnapshot then) {
        SortedSet<String> lines = new TreeSet<>();
        Set<String> all = new TreeSet<>(resources.keySet());
        all.addAll(then.resources.keySet());
        for (String resource : all) {
            Map<String, String> one = find(resource).orElse(Collections.emptySortedMap());
            Map<String, String> other = then.find(resource).orElse(Collections.emptySortedMap());
            if (resources.containsKey(resource) != then.resources.containsKey(resource)) {
                lines.add(resource + (resources.containsKey(resource) ? GOES : COMES));
            }
            Set<String> keys = new TreeSet<>(then.resources.containsKey(resource) ? one.keySet() : Set.of());
            keys.addAll(other.keySet());
            keys.removeIf(key -> sense(resource, key, one.get(key)).equals(sense(resource, key, other.get(key))));
            keys.forEach(key -> lines.add(difference(resource, key, one.get(key), other.get(key))));
        }
        return lines;
    }

    /** What is different of one attribute, as a line; of a topic's, whatever way it is spelled. */
    static String difference(String resource, String key, @Nullable String before, @Nullable String after) {
        return resource + ", " + key + ": " + sense(resource, key, before) + " → " + sense(resource, key, after);
    }

    private static String sense(String resource, String key, @Nullable String value) {
        if (value == null) {
            return "nothing";
        }
        return key.equals(STATE)
                ? reading(value)
                : resource.startsWith("topic ") ? TopicSetting.sense(key, value) : value;
    }

    /** A connector's state: a stopped one reads as little as a paused one. */
    static String reading(String state) {
        return state.equals("STOPPED") ? "PAUSED" : state;
    }

    /** The resources that are not there before. */
    Set<String> newSince(LiveSnapshot before) {
        Set<String> all = new TreeSet<>(resources.keySet());
        all.removeAll(before.resources.keySet());
        return all;
    }

    /** The attributes of a resource, if it is there. */
    Optional<SortedMap<String, String>> find(String resource) {
        return Optional.ofNullable(resources.get(resource));
    }
}
