package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicSettings;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes, grows, configures and deletes topics. */
record TopicHandler(Kafka kafka) implements ResourceHandler {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TOPIC;
    }

    /** Topics are made in one call, however many they are. */
    @Override
    public void carryOutAtOnce(Recipe recipe, List<Change> pending, Consumer<Change> carriedOut) {
        Map<String, Change> creations = new LinkedHashMap<>();
        pending.stream()
                .filter(change -> change.operation() == Operation.CREATE)
                .forEach(change -> creations.put(change.resource().name(), change));
        if (!creations.isEmpty()) {
            kafka.topics()
                    .create(
                            creations.values().stream()
                                    .map(change -> TopicDiffer.topic(recipe, change))
                                    .toList(),
                            name -> carriedOut.accept(Objects.requireNonNull(creations.get(name))));
        }
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        String name = change.resource().name();
        change.fields().stream()
                .filter(field -> field.field().equals(TopicDiffer.PARTITIONS))
                .findFirst()
                .ifPresent(field -> kafka.topics().growTo(name, Integer.parseInt(String.valueOf(field.after()))));
        TopicSettings settings = TopicDiffer.settings(change);
        if (!settings.isEmpty()) {
            kafka.topics().configure(name, settings);
        }
    }

    /** The controller answers a moment before the brokers know. */
    @Override
    public void awaitHealthy(Recipe recipe, List<Change> changes, Deadline deadline, Consumer<Change> healthy) {
        List<Change> changed = changes.stream().filter(Change::isPending).toList();
        if (!changed.isEmpty()) {
            deadline.awaitTrue(
                    "the brokers to know of the topics' changes",
                    () -> differences(recipe, changed).isEmpty(),
                    () -> "they still answer otherwise: " + String.join(", ", differences(recipe, changed)) + ".");
        }
        changes.forEach(healthy);
    }

    /** What is not yet as these changes have it, each with its topic. */
    private List<String> differences(Recipe recipe, List<Change> changed) {
        Map<String, LiveTopic> live = kafka.topics().describe(names(changed));
        return changed.stream()
                .map(change -> TopicDiffer.compare(
                        TopicDiffer.topic(recipe, change),
                        Optional.ofNullable(live.get(change.resource().name())),
                        TopicDiffer.settings(change).unset()))
                .flatMap(change -> change.isPending()
                        ? Stream.of(change.resource() + " "
                                + change.fields().stream()
                                        .map(FieldChange::field)
                                        .toList())
                        : Stream.empty())
                .toList();
    }

    private static List<String> names(List<Change> changes) {
        return changes.stream().map(change -> change.resource().name()).toList();
    }

    @Override
    public void delete(String name, Deadline deadline) {
        deleteAll(List.of(name), deadline, gone -> {});
    }

    @Override
    public void deleteAll(List<String> names, Deadline deadline, Consumer<String> gone) {
        List<String> going = new ArrayList<>();
        try {
            kafka.topics().delete(names, going::add);
        } finally { // also of those beside one that Kafka refuses to delete
            deadline.awaitTrue(
                    "the topics " + String.join(", ", going) + " to go",
                    () -> kafka.topics().describe(going).isEmpty(),
                    () -> "they are still there.");
            going.forEach(gone);
        }
    }
}
