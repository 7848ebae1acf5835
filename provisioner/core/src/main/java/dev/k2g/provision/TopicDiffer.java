package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicDryRun;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Topics: their partitions and the configuration that the recipe sets. */
record TopicDiffer(LiveState liveState) implements ResourceDiffer {

    /** The field beside the configuration. */
    static final String PARTITIONS = "partitions";

    @Override
    public ResourceKind kind() {
        return ResourceKind.TOPIC;
    }

    @Override
    public List<String> wanted(Recipe recipe) {
        return recipe.topics().values().stream().map(TopicSpec::name).toList();
    }

    @Override
    public List<Change> compare(Recipe recipe, ManagedResources managed) {
        Map<String, LiveTopic> live = liveState.topics(wanted(recipe));
        List<Change> changes = recipe.topics().values().stream()
                .map(topic -> compare(topic, Optional.ofNullable(live.get(topic.name()))))
                .toList();
        return withRefusalsOfKafka(recipe, changes);
    }

    static Change compare(TopicSpec wanted, Optional<LiveTopic> live) {
        Map<String, String> fields = new TreeMap<>(wanted.config());
        wanted.partitions().ifPresent(partitions -> fields.put(PARTITIONS, String.valueOf(partitions)));
        ResourceId id = new ResourceId(ResourceKind.TOPIC, wanted.name());
        Change change = Change.between(id, fields, live.map(TopicDiffer::fields));
        int before = live.map(LiveTopic::partitions).orElse(0);
        if (wanted.partitions().orElse(before) >= before) {
            return change;
        }
        return new Change(id, Operation.REPLACE, change.fields())
                .withObstacle(Obstacle.firm(
                        FindingCode.PARTITIONS_CANNOT_SHRINK,
                        "Topic " + wanted.name() + " has " + before + " partitions and the recipe asks for "
                                + wanted.partitions().getAsInt() + ": Kafka cannot take partitions away.",
                        "Ask for " + before + " or more, or give the topic another name: its records stay then."));
    }

    private static Map<String, String> fields(LiveTopic live) {
        Map<String, String> fields = new TreeMap<>(live.config());
        // recipes have a default for dead letter topics, so that it counts what the broker gives
        live.effective(TopicSpec.TIMESTAMP_TYPE).ifPresent(type -> fields.putIfAbsent(TopicSpec.TIMESTAMP_TYPE, type));
        fields.put(PARTITIONS, String.valueOf(live.partitions()));
        return fields;
    }

    /** What Kafka would not take, said before anything is changed. */
    private List<Change> withRefusalsOfKafka(Recipe recipe, List<Change> changes) {
        Map<String, TopicDryRun> trials = new LinkedHashMap<>();
        changes.stream().filter(Change::isPending).forEach(change -> {
            TopicSpec topic = topic(recipe, change);
            trials.put(
                    topic.name(),
                    change.operation() == Operation.CREATE
                            ? TopicDryRun.creating(topic)
                            : TopicDryRun.configuring(topic.name(), configuration(change)));
        });
        Map<String, String> refusals = liveState.refusals(trials.values());
        return changes.stream()
                .map(change -> Optional.ofNullable(
                                refusals.get(change.resource().name()))
                        .map(refusal -> change.withObstacle(Obstacle.firm(
                                FindingCode.TOPIC_REFUSED,
                                "Kafka refuses " + change.resource() + ": " + refusal,
                                "Correct the topic in recipe.yaml.")))
                        .orElse(change))
                .toList();
    }

    @Override
    public List<ResourceId> live(Collection<ResourceId> resources) {
        Map<String, LiveTopic> live =
                liveState.topics(resources.stream().map(ResourceId::name).toList());
        return resources.stream().filter(id -> live.containsKey(id.name())).toList();
    }

    /** The configuration keys that a change sets. */
    static Map<String, String> configuration(Change change) {
        return change.fields().stream()
                .filter(field -> !field.field().equals(PARTITIONS) && field.after() != null)
                .collect(Collectors.toMap(FieldChange::field, field -> Objects.requireNonNull(field.after())));
    }

    /** The topic of the recipe that a change is about. */
    static TopicSpec topic(Recipe recipe, Change change) {
        return recipe.topics().values().stream()
                .filter(topic -> topic.name().equals(change.resource().name()))
                .findFirst()
                .orElseThrow();
    }
}
