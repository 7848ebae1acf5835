package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.sinkconfig.SinkConfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a recipe asks for, by its words alone: a plan that overlooks something is empty, too.
 *
 * @param recipe the recipe
 * @param connect what says which dialect a connector is to have
 * @param sink how a connector reaches the graph
 */
record WantedState(Recipe recipe, Connect connect, SinkConnection sink) {

    /** What is not so. */
    List<String> missingIn(LiveSnapshot live) {
        List<String> missing = new ArrayList<>();
        recipe.topics().values().forEach(topic -> missing.addAll(missing(topic, live)));
        recipe.constraints().stream()
                .filter(constraint -> live.resources().entrySet().stream()
                        .noneMatch(there -> there.getKey().startsWith("constraint ")
                                && there.getValue().equals(attributes(constraint))))
                .forEach(constraint -> missing.add(constraint + " is not there"));
        recipe.connectors().values().forEach(connector -> missing.addAll(missing(connector, live)));
        return missing;
    }

    /** What writes records once more than the recipe asks for: connectors that it has no more, and read the same topics. */
    List<String> twiceIn(LiveSnapshot live, Set<String> made) {
        Set<String> read = recipe.connectors().values().stream()
                .flatMap(connector -> connector.consumes().keySet().stream())
                .map(topic -> recipe.topic(topic).name())
                .collect(Collectors.toSet());
        return made.stream()
                .filter(resource -> resource.startsWith("connector ")
                        && !recipe.connectors().containsKey(resource.substring("connector ".length())))
                .filter(resource -> live.find(resource)
                        .filter(config -> !Collections.disjoint(SinkConfig.topics(config), read))
                        .isPresent())
                .toList();
    }

    private List<String> missing(ConnectorSpec connector, LiveSnapshot live) {
        Map<String, String> there =
                new TreeMap<>(live.find("connector " + connector.name()).orElse(new TreeMap<>()));
        there.computeIfPresent(LiveSnapshot.STATE, (key, state) -> LiveSnapshot.reading(state));
        SortedMap<String, String> wanted = attributes(connector);
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(there.keySet());
        return keys.stream()
                .filter(key ->
                        !sense(there.getOrDefault(key, "nothing")).equals(sense(wanted.getOrDefault(key, "nothing"))))
                .map(key -> "%s of connector %s is %s, not %s"
                        .formatted(
                                key,
                                connector.name(),
                                there.getOrDefault(key, "nothing"),
                                wanted.getOrDefault(key, "nothing")))
                .toList();
    }

    /** Of Cypher, without a first line of comment and the width of white space. */
    private static String sense(String value) {
        return value.replaceFirst("^//.*\n", "").replaceAll("\\s+", " ");
    }

    private static List<String> missing(TopicSpec topic, LiveSnapshot live) {
        Optional<SortedMap<String, String>> there = live.find("topic " + topic.name());
        if (there.isEmpty()) {
            return List.of("topic " + topic.name() + " is not there");
        }
        Map<String, String> effective = new TreeMap<>(live.inherited().getOrDefault(topic.name(), Map.of()));
        effective.putAll(there.get());
        Map<String, String> wanted = new TreeMap<>(topic.config());
        topic.partitions().ifPresent(partitions -> wanted.put("partitions", String.valueOf(partitions)));
        List<String> missing = new ArrayList<>();
        wanted.forEach((key, value) -> {
            String now = effective.getOrDefault(key, "nothing");
            if (!TopicSetting.sense(key, now).equals(TopicSetting.sense(key, value))) {
                missing.add(key + " of topic " + topic.name() + " is " + now + ", not " + value);
            }
        });
        return missing;
    }

    private static SortedMap<String, String> attributes(ConstraintSpec constraint) {
        return new TreeMap<>(Map.of(
                "kind",
                constraint.kind().name().toLowerCase(Locale.ROOT),
                constraint.entity().name().toLowerCase(Locale.ROOT),
                constraint.labelOrType(),
                "properties",
                String.join(", ", constraint.properties())));
    }

    private SortedMap<String, String> attributes(ConnectorSpec connector) {
        SortedMap<String, String> attributes =
                new TreeMap<>(DialectSelection.of(connect).render(recipe, connector, sink));
        attributes.put(LiveSnapshot.STATE, connector.state().name());
        return attributes;
    }
}
