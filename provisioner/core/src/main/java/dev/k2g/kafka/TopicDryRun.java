package dev.k2g.kafka;

import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of a topic that a cluster checks without carrying it out.
 *
 * @param name the topic's name
 * @param creation the topic to be made, or empty for one that is there
 * @param settings what is to become of the settings of one that is there
 */
public record TopicDryRun(String name, Optional<TopicSpec> creation, TopicSettings settings) {

    /** Making a topic. */
    public static TopicDryRun creating(TopicSpec topic) {
        return new TopicDryRun(topic.name(), Optional.of(topic), new TopicSettings(Map.of(), Set.of()));
    }

    /** Changing a topic's settings. */
    public static TopicDryRun configuring(String name, TopicSettings settings) {
        return new TopicDryRun(name, Optional.empty(), settings);
    }

    /** What the cluster has against them, as a sentence, by topic; nothing for those that it would take. */
    static Map<String, String> refusals(Collection<TopicDryRun> trials, KafkaCalls calls, Admin admin) {
        List<NewTopic> creations = trials.stream()
                .flatMap(trial -> trial.creation().stream())
                .map(TopicRequests::newTopic)
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> updates = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> !trial.settings().isEmpty())
                .forEach(trial ->
                        updates.put(TopicRequests.resource(trial.name()), TopicRequests.operations(trial.settings())));
        SortedMap<String, String> refusals = new TreeMap<>();
        if (!creations.isEmpty()) {
            admin.createTopics(creations, new CreateTopicsOptions().validateOnly(true))
                    .values()
                    .forEach((name, future) -> calls.refusal("create topic " + name, future)
                            .ifPresent(refusal -> refusals.put(name, refusal)));
        }
        if (!updates.isEmpty()) {
            admin.incrementalAlterConfigs(updates, new AlterConfigsOptions().validateOnly(true))
                    .values()
                    .forEach((resource, future) -> calls.refusal("configure topic " + resource.name(), future)
                            .ifPresent(refusal -> refusals.put(resource.name(), refusal)));
        }
        return refusals;
    }
}
