package dev.k2g.kafka;

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
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes of topics that a cluster checks without carrying them out. */
final class TopicDryRuns {

    private final KafkaCalls calls;
    private final Admin admin;

    TopicDryRuns(KafkaCalls calls, Admin admin) {
        this.calls = calls;
        this.admin = admin;
    }

    /** What the cluster has against them, as a sentence, by topic; nothing for those that it would take. */
    Map<String, String> refusals(Collection<TopicDryRun> trials) {
        List<NewTopic> creations = trials.stream()
                .flatMap(trial -> trial.creation().stream())
                .map(TopicRequests::newTopic)
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> updates = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> !trial.configuration().isEmpty())
                .forEach(trial -> updates.put(
                        TopicRequests.resource(trial.name()), TopicRequests.settings(trial.configuration())));
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
