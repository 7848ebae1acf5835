package dev.k2g.features.stack;

import dev.k2g.kafka.LiveTopic;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.ManagedResources;
import dev.k2g.recipe.TopicSpec;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the topics and connectors of a pipeline are defined at one moment, with what the recipe does not speak of, and what
 * the state topic says of them.
 *
 * @param topics by live name
 * @param connectors their configurations, as they are shown, by live name
 * @param managed what k2g manages for the recipe, without where reading began, which changes from scenario to scenario
 */
public record LiveDefinition(
        Map<String, LiveTopic> topics, Map<String, Map<String, String>> connectors, ManagedResources managed) {

    /** Copies the maps. */
    public LiveDefinition {
        topics = Map.copyOf(topics);
        connectors = Map.copyOf(connectors);
    }

    /** Asks the servers. */
    public static LiveDefinition of(Pipeline pipeline) {
        List<String> topics = pipeline.recipe().topics().values().stream()
                .map(TopicSpec::name)
                .toList();
        Map<String, Map<String, String>> connectors = pipeline.connect().live().entrySet().stream()
                .filter(connector -> pipeline.recipe().connectors().containsKey(connector.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().config()));
        return new LiveDefinition(
                pipeline.kafka().topics().describe(topics),
                connectors,
                pipeline.managed().resources().withLogStarts(Map.of()));
    }

    /** Names only: a configuration may hold what its owner keeps secret. */
    @Override
    public String toString() {
        return "topics " + topics.keySet() + ", connectors " + connectors.keySet();
    }
}
