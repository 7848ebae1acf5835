package dev.k2g.kafka;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static java.util.Comparator.comparing;

/**
 * A Kafka cluster: its topics and offsets. Every method throws {@link UnreachableException} when no broker answers
 * within ten seconds, and {@link FailedException} when one refuses, both naming the bootstrap servers.
 */
public final class Kafka implements AutoCloseable {

    private static final String METRICS = "admin-client-metrics";

    private final KafkaCalls calls;
    private final Admin admin;

    private Kafka(KafkaCalls calls, Admin admin) {
        this.calls = calls;
        this.admin = admin;
    }

    /** A client of this cluster. Nothing is asked yet; close it when done. */
    public static Kafka connect(KafkaEndpoint endpoint) {
        return connect(new KafkaCalls(endpoint));
    }

    static Kafka connect(KafkaCalls calls) {
        return new Kafka(calls, calls.admin());
    }

    /** The names of all topics, without Kafka's internal ones. */
    public Set<String> topicNames() {
        return new TreeSet<>(calls.get("list the topics", admin.listTopics().names()));
    }

    /** Those of these topics that are there, by name. */
    public Map<String, LiveTopic> topics(Collection<String> names) {
        SortedMap<String, LiveTopic> live = new TreeMap<>();
        Map<String, TopicDescription> descriptions = describe(names);
        Map<ConfigResource, KafkaFuture<Config>> configs = admin.describeConfigs(
                        descriptions.keySet().stream().map(Kafka::resource).toList())
                .values();
        descriptions.forEach((name, description) -> {
            int replication = description.partitions().get(0).replicas().size();
            KafkaFuture<Config> config = Objects.requireNonNull(configs.get(resource(name)));
            // one that was deleted in between is not there
            calls.getUnless(UnknownTopicOrPartitionException.class, "read the topics' configuration", config)
                    .ifPresent(known -> live.put(
                            name,
                            new LiveTopic(
                                    name, description.partitions().size(), replication, setOnTheTopicItself(known))));
        });
        return live;
    }

    /**
     * Makes a topic, with the broker's default replication. One that is there already is left alone.
     *
     * @throws FailedException also when the broker does not know a configuration key or refuses a value
     */
    public void create(TopicSpec topic) {
        calls.getUnless(
                TopicExistsException.class,
                "create topic " + topic.name(),
                admin.createTopics(List.of(newTopic(topic))).all());
    }

    /** Makes topics, in one call. Those that are there already are left alone. */
    public void create(Collection<TopicSpec> topics) {
        admin.createTopics(topics.stream().map(Kafka::newTopic).toList())
                .values()
                .forEach((name, future) -> calls.getUnless(TopicExistsException.class, "create topic " + name, future));
    }

    /**
     * Has the cluster check changes without carrying them out.
     *
     * @return what it has against them, as a sentence, by topic; nothing for those that it would take
     */
    public Map<String, String> tryOut(Collection<TopicTrial> trials) {
        List<NewTopic> creations = trials.stream()
                .flatMap(trial -> trial.creation().stream())
                .map(Kafka::newTopic)
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> updates = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> !trial.configuration().isEmpty())
                .forEach(trial -> updates.put(resource(trial.name()), settings(trial.configuration())));
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

    private static NewTopic newTopic(TopicSpec topic) {
        Optional<Integer> partitions =
                topic.partitions().isPresent() ? Optional.of(topic.partitions().getAsInt()) : Optional.empty();
        return new NewTopic(topic.name(), partitions, Optional.empty()).configs(topic.config());
    }

    /** Gives a topic more partitions. */
    public void growTo(String topic, int partitions) {
        calls.get(
                "grow topic " + topic + " to " + partitions + " partitions",
                admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                        .all());
    }

    /** Sets these configuration keys of a topic and leaves its others alone. */
    public void configure(String topic, Map<String, String> config) {
        calls.get(
                "configure topic " + topic,
                admin.incrementalAlterConfigs(Map.of(resource(topic), settings(config)))
                        .all());
    }

    private static Collection<AlterConfigOp> settings(Map<String, String> config) {
        return config.entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    /** Deletes a topic with its records. One that is not there is no error. */
    public void delete(String topic) {
        calls.getUnless(
                UnknownTopicOrPartitionException.class,
                "delete topic " + topic,
                admin.deleteTopics(List.of(topic)).all());
    }

    /**
     * Deletes the records before these offsets.
     *
     * @throws dev.k2g.failure.InvalidInputException when a topic is compacted alone: records of such are not deleted
     */
    public void deleteRecords(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, RecordsToDelete> deletions = new LinkedHashMap<>();
        offsets.forEach((partition, offset) -> deletions.put(partition, RecordsToDelete.beforeOffset(offset)));
        calls.get("delete records", admin.deleteRecords(deletions).all());
    }

    /** The offset after the last record of each partition of these topics. Topics that are not there have none. */
    public SortedMap<TopicPartition, Long> endOffsets(Collection<String> topics) {
        return offsets(topics, OffsetSpec.latest());
    }

    /** The offset of the first record of each partition of these topics. Topics that are not there have none. */
    public SortedMap<TopicPartition, Long> beginningOffsets(Collection<String> topics) {
        return offsets(topics, OffsetSpec.earliest());
    }

    /** The offset of the next record that this consumer group will read, for each partition where it has one. */
    public SortedMap<TopicPartition, Long> committedOffsets(String group) {
        SortedMap<TopicPartition, Long> committed = byPartition();
        calls.getUnless(
                        GroupIdNotFoundException.class,
                        "read the offsets of group " + group,
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .orElse(Map.of())
                .forEach((partition, offset) -> {
                    // a partition without a commit is listed with null
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /**
     * Has a consumer group that reads nothing begin where another one stands.
     *
     * @throws FailedException also when the group reads just now
     */
    public void copyOffsets(String from, String to) {
        commit(to, committedOffsets(from));
    }

    /**
     * Has a consumer group that reads nothing begin at these offsets.
     *
     * @throws FailedException also when the group reads just now
     */
    public void commit(String group, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> commits = new LinkedHashMap<>();
        offsets.forEach((partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
        if (!commits.isEmpty()) {
            calls.get(
                    "have group " + group + " begin at other offsets",
                    admin.alterConsumerGroupOffsets(group, commits).all());
        }
    }

    /** How many requests this client has sent to brokers, those that connect it among them. */
    public long requests() {
        return admin.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals(METRICS)
                        && metric.getKey().name().equals("request-total"))
                .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private Map<String, TopicDescription> describe(Collection<String> names) {
        SortedMap<String, TopicDescription> descriptions = new TreeMap<>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, future) -> calls.getUnless(
                                UnknownTopicOrPartitionException.class, "describe topic " + name, future)
                        .ifPresent(description -> descriptions.put(name, description)));
        return descriptions;
    }

    private SortedMap<TopicPartition, Long> offsets(Collection<String> topics, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = describe(topics).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                calls.get("read the topics' offsets", admin.listOffsets(asked).all());
        SortedMap<TopicPartition, Long> offsets = byPartition();
        answers.forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    private static Map<String, String> setOnTheTopicItself(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static SortedMap<TopicPartition, Long> byPartition() {
        return new TreeMap<>(comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    }
}
