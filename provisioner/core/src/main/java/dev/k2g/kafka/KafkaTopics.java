package dev.k2g.kafka;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.ArrayList;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The topics of a cluster: which there are, and making, changing and deleting them. Every method throws
 * {@link UnreachableException} when no broker answers within ten seconds, and {@link FailedException} when one refuses, both
 * naming the bootstrap servers.
 */
public final class KafkaTopics {

    private final KafkaCalls calls;
    private final Admin admin;

    KafkaTopics(KafkaCalls calls, Admin admin) {
        this.calls = calls;
        this.admin = admin;
    }

    /** The names of all topics, without Kafka's internal ones. */
    public Set<String> names() {
        return new TreeSet<>(calls.get("list the topics", admin.listTopics().names()));
    }

    /** Those of these topics that are there, by name. */
    public Map<String, LiveTopic> describe(Collection<String> names) {
        SortedMap<String, LiveTopic> live = new TreeMap<>();
        Map<String, TopicDescription> descriptions = descriptions(names);
        Map<ConfigResource, KafkaFuture<Config>> configs = admin.describeConfigs(descriptions.keySet().stream()
                        .map(TopicRequests::resource)
                        .toList())
                .values();
        descriptions.forEach((name, description) -> {
            KafkaFuture<Config> config = Objects.requireNonNull(configs.get(TopicRequests.resource(name)));
            // one that was deleted in between is not there
            calls.getUnless(UnknownTopicOrPartitionException.class, "read the topics' configuration", config)
                    .ifPresent(known -> live.put(name, live(description, known)));
        });
        return live;
    }

    private static LiveTopic live(TopicDescription description, Config config) {
        Map<String, String> own = new TreeMap<>();
        Map<String, String> inherited = new TreeMap<>();
        Map<String, ConfigType> types = new TreeMap<>();
        config.entries().stream().filter(entry -> entry.value() != null).forEach(entry -> {
            types.put(entry.name(), entry.type());
            boolean isOwn = entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
            (isOwn ? own : inherited).put(entry.name(), entry.value());
        });
        int replication = description.partitions().get(0).replicas().size();
        return new LiveTopic(description.name(), description.partitions().size(), replication, own, inherited, types);
    }

    /**
     * Kafka's own id of a topic, which one of the same name that is made anew does not have; empty when it is not there, or
     * the broker gives none.
     */
    public Optional<String> id(String name) {
        return Optional.ofNullable(ids(List.of(name)).get(name)).filter(id -> !id.isEmpty());
    }

    /** Kafka's ids of those of these topics that are there, by name; empty text where the broker gives none. */
    Map<String, String> ids(Collection<String> names) {
        SortedMap<String, String> ids = new TreeMap<>();
        descriptions(names).forEach((name, topic) -> {
            Uuid id = topic.topicId();
            ids.put(name, id == null || id.equals(Uuid.ZERO_UUID) ? "" : id.toString());
        });
        return ids;
    }

    /** The partitions of those of these topics that are there. */
    List<TopicPartition> partitions(Collection<String> names) {
        return descriptions(names).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<String, TopicDescription> descriptions(Collection<String> names) {
        SortedMap<String, TopicDescription> descriptions = new TreeMap<>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, future) -> calls.getUnless(
                                UnknownTopicOrPartitionException.class, "describe topic " + name, future)
                        .ifPresent(description -> descriptions.put(name, description)));
        return descriptions;
    }

    /**
     * Makes a topic, with the broker's default replication. One that is there already is left alone.
     *
     * @throws FailedException also when the broker does not know a configuration key or refuses a value
     */
    public void create(TopicSpec topic) {
        create(List.of(topic));
    }

    /** Makes topics, in one call. Those that are there already are left alone. */
    public void create(Collection<TopicSpec> topics) {
        create(topics, name -> {});
    }

    /**
     * The same.
     *
     * @param made told the name of each that is there then, also when another one is refused
     */
    public void create(Collection<TopicSpec> topics, Consumer<String> made) {
        eachAnswer(
                admin.createTopics(topics.stream().map(TopicRequests::newTopic).toList())
                        .values(),
                (name, future) -> {
                    calls.getUnless(TopicExistsException.class, "create topic " + name, future);
                    made.accept(name);
                });
    }

    /** Looks at all answers, whichever of them is a failure; the first one is thrown then. */
    private static void eachAnswer(Map<String, KafkaFuture<Void>> answers, BiConsumer<String, KafkaFuture<Void>> look) {
        List<K2gException> failures = new ArrayList<>();
        answers.forEach((name, future) -> {
            try {
                look.accept(name, future);
            } catch (K2gException e) {
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /**
     * Has the cluster check changes without carrying them out.
     *
     * @return what it has against them, as a sentence, by topic; nothing for those that it would take
     */
    public Map<String, String> tryOut(Collection<TopicDryRun> trials) {
        return TopicDryRun.refusals(trials, calls, admin);
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
        configure(topic, new TopicSettings(config, Set.of()));
    }

    /** Sets some configuration keys of a topic, and takes others away. */
    public void configure(String topic, TopicSettings settings) {
        calls.get(
                "configure topic " + topic,
                admin.incrementalAlterConfigs(Map.of(TopicRequests.resource(topic), TopicRequests.operations(settings)))
                        .all());
    }

    /** Deletes a topic with its records. One that is not there is no error. */
    public void delete(String topic) {
        delete(List.of(topic), name -> {});
    }

    /**
     * Deletes topics with their records, in one call. One that is not there is no error.
     *
     * @param deleted told the name of each, also when another one is refused
     */
    public void delete(Collection<String> topics, Consumer<String> deleted) {
        eachAnswer(admin.deleteTopics(topics).topicNameValues(), (name, future) -> {
            calls.getUnless(UnknownTopicOrPartitionException.class, "delete topic " + name, future);
            deleted.accept(name);
        });
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
}
