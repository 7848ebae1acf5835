package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes, grows, configures and deletes topics. */
record TopicHandler(Kafka kafka) implements ResourceHandler {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TOPIC;
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        if (change.operation() == Operation.CREATE) {
            kafka.topics().create(TopicDiffer.topic(recipe, change));
            return;
        }
        String name = change.resource().name();
        change.fields().stream()
                .filter(field -> field.field().equals(TopicDiffer.PARTITIONS))
                .findFirst()
                .ifPresent(field -> kafka.topics().growTo(name, Integer.parseInt(String.valueOf(field.after()))));
        Map<String, String> config = TopicDiffer.configuration(change);
        if (!config.isEmpty()) {
            kafka.topics().configure(name, config);
        }
    }

    /** The controller answers a moment before the brokers know. */
    @Override
    public void awaitHealthy(Recipe recipe, List<Change> changes, Deadline deadline, Consumer<Change> healthy) {
        List<TopicSpec> changed = changes.stream()
                .filter(Change::isPending)
                .map(change -> TopicDiffer.topic(recipe, change))
                .toList();
        if (!changed.isEmpty()) {
            awaitKnown(changed, deadline);
        }
        changes.forEach(healthy);
    }

    private void awaitKnown(List<TopicSpec> changed, Deadline deadline) {
        List<String> names = changed.stream().map(TopicSpec::name).toList();
        deadline.awaitTrue(
                "the brokers to know of " + String.join(", ", names),
                () -> {
                    Map<String, LiveTopic> live = kafka.topics().describe(names);
                    return changed.stream()
                            .noneMatch(topic -> TopicDiffer.compare(topic, Optional.ofNullable(live.get(topic.name())))
                                    .isPending());
                },
                () -> "they still answer otherwise.");
    }

    @Override
    public void delete(String name, Deadline deadline) {
        kafka.topics().delete(name);
        deadline.awaitTrue(
                "topic " + name + " to go",
                () -> kafka.topics().describe(List.of(name)).isEmpty(),
                () -> "it is still there.");
    }
}
