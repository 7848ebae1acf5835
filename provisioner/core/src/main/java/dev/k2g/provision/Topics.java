package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Topics: their partitions and the configuration that the recipe sets. */
final class Topics implements Resources {

    private static final String PARTITIONS = "partitions";

    private final Kafka kafka;

    Topics(Kafka kafka) {
        this.kafka = kafka;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.TOPIC;
    }

    @Override
    public List<Change> compare(Recipe recipe) {
        List<String> names =
                recipe.topics().values().stream().map(TopicSpec::name).toList();
        Map<String, LiveTopic> live = kafka.topics(names);
        return recipe.topics().values().stream()
                .map(topic -> compare(topic, Optional.ofNullable(live.get(topic.name()))))
                .toList();
    }

    static Change compare(TopicSpec wanted, Optional<LiveTopic> live) {
        Map<String, String> fields = new TreeMap<>(wanted.config());
        wanted.partitions().ifPresent(partitions -> fields.put(PARTITIONS, String.valueOf(partitions)));
        ResourceId id = new ResourceId(ResourceKind.TOPIC, wanted.name());
        Change change = Change.between(id, fields, live.map(Topics::fields));
        boolean shrinks = live.isPresent()
                && wanted.partitions().isPresent()
                && wanted.partitions().getAsInt() < live.get().partitions();
        return shrinks ? new Change(id, Operation.REPLACE, change.fields()) : change;
    }

    private static Map<String, String> fields(LiveTopic live) {
        Map<String, String> fields = new TreeMap<>(live.config());
        fields.put(PARTITIONS, String.valueOf(live.partitions()));
        return fields;
    }

    @Override
    public Optional<String> refusal(Recipe recipe, Change change) {
        return change.operation() == Operation.REPLACE
                ? partitions(change)
                        .map(field -> "Topic " + change.resource().name() + " has " + field.before()
                                + " partitions and the recipe asks for " + field.after()
                                + ": Kafka cannot take partitions away. Ask for " + field.before()
                                + " or more, or delete the topic and its records yourself.")
                : Optional.empty();
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        String name = change.resource().name();
        if (change.operation() == Operation.CREATE) {
            recipe.topics().values().stream()
                    .filter(topic -> topic.name().equals(name))
                    .findFirst()
                    .ifPresent(kafka::create);
            return;
        }
        partitions(change).ifPresent(field -> kafka.growTo(name, Integer.parseInt(String.valueOf(field.after()))));
        Map<String, String> config = new TreeMap<>();
        for (FieldChange field : change.fields()) {
            if (!field.field().equals(PARTITIONS) && field.after() != null) {
                config.put(field.field(), field.after());
            }
        }
        if (!config.isEmpty()) {
            kafka.configure(name, config);
        }
    }

    private static Optional<FieldChange> partitions(Change change) {
        return change.fields().stream()
                .filter(field -> field.field().equals(PARTITIONS))
                .findFirst();
    }
}
