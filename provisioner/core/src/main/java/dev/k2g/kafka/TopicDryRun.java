package dev.k2g.kafka;

import dev.k2g.recipe.TopicSpec;

import java.util.Map;
import java.util.Optional;

/**
 * A change of a topic that is only to be checked.
 *
 * @param name the topic's name
 * @param creation the topic to be made, or empty for one that is there
 * @param configuration the keys to be set on one that is there
 */
public record TopicDryRun(String name, Optional<TopicSpec> creation, Map<String, String> configuration) {

    /** Copies the map. */
    public TopicDryRun {
        configuration = Map.copyOf(configuration);
    }

    /** Making a topic. */
    public static TopicDryRun creating(TopicSpec topic) {
        return new TopicDryRun(topic.name(), Optional.of(topic), Map.of());
    }

    /** Setting keys of a topic. */
    public static TopicDryRun configuring(String name, Map<String, String> configuration) {
        return new TopicDryRun(name, Optional.empty(), configuration);
    }
}
