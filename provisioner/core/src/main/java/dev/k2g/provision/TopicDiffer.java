package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicDryRun;
import dev.k2g.kafka.TopicSettings;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResource;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
                .map(topic -> compare(topic, Optional.ofNullable(live.get(topic.name())), managed))
                .toList();
        return withRefusalsOfKafka(recipe, changes);
    }

    private static Change compare(TopicSpec wanted, Optional<LiveTopic> live, ManagedResources managed) {
        Optional<ManagedResource> known = managed.find(new ResourceId(ResourceKind.TOPIC, wanted.name()));
        Optional<SortedSet<String>> given = known.flatMap(ManagedResource::givenKeys);
        Change change = compare(wanted, live, given.orElseGet(TreeSet::new));
        return known.isPresent() && given.isEmpty()
                ? live.map(there -> FormerSettings.of(wanted, there).inDoubt(change))
                        .orElse(change)
                : change;
    }

    /** @param given the names of the settings that k2g gave the topic */
    static Change compare(TopicSpec wanted, Optional<LiveTopic> live, Set<String> given) {
        Map<String, String> fields = new TreeMap<>(wanted.config());
        wanted.partitions().ifPresent(partitions -> fields.put(PARTITIONS, String.valueOf(partitions)));
        ResourceId id = new ResourceId(ResourceKind.TOPIC, wanted.name());
        Change ofFields = Change.between(id, fields, live.map(there -> fields(there, wanted)));
        Change change = live.map(there -> FormerSettings.of(wanted, there).unset(ofFields, given))
                .orElse(ofFields);
        int before = live.map(LiveTopic::partitions).orElse(0);
        if (wanted.partitions().orElse(before) >= before) {
            return change;
        }
        return new Change(id, Operation.REPLACE, change.fields(), change.notes(), Optional.empty())
                .withObstacle(Obstacle.firm(
                        FindingCode.PARTITIONS_CANNOT_SHRINK,
                        "Topic " + wanted.name() + " has " + before + " partitions and the recipe asks for "
                                + wanted.partitions().getAsInt() + ": Kafka cannot take partitions away.",
                        "Ask for " + before + " or more, or give the topic another name: its records stay then."));
    }

    /** What is there, with the wanted text for each setting that means the same. */
    private static Map<String, String> fields(LiveTopic live, TopicSpec wanted) {
        Map<String, String> fields = new TreeMap<>(live.config());
        wanted.config().forEach((setting, value) -> {
            if (live.has(setting, value)) {
                fields.put(setting, value);
            }
        });
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
                            : TopicDryRun.configuring(topic.name(), settings(change)));
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

    /** What becomes of the settings of a topic that is there. */
    static TopicSettings settings(Change change) {
        Map<String, String> set = new TreeMap<>();
        Set<String> unset = new TreeSet<>();
        change.fields().stream()
                .filter(field -> !field.field().equals(PARTITIONS))
                .forEach(field -> Optional.ofNullable(field.after())
                        .ifPresentOrElse(value -> set.put(field.field(), value), () -> unset.add(field.field())));
        return new TopicSettings(set, unset);
    }

    /** The topic of the recipe that a change is about. */
    static TopicSpec topic(Recipe recipe, Change change) {
        return recipe.topics().values().stream()
                .filter(topic -> topic.name().equals(change.resource().name()))
                .findFirst()
                .orElseThrow();
    }
}
