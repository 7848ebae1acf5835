package dev.k2g.kafka;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.plan.LogStart;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static java.util.Comparator.comparing;

/**
 * Offsets: where topics begin and end, and where consumer groups stand in them. Every method throws
 * {@link UnreachableException} when no broker answers within ten seconds, and {@link FailedException} when one refuses, both
 * naming the bootstrap servers.
 */
public final class KafkaOffsets {

    private final KafkaCalls calls;
    private final Admin admin;
    private final KafkaTopics topics;

    KafkaOffsets(KafkaCalls calls, Admin admin, KafkaTopics topics) {
        this.calls = calls;
        this.admin = admin;
        this.topics = topics;
    }

    /** The offset after the last record of each partition of these topics. One that is not there has none. */
    public SortedMap<TopicPartition, Long> end(Collection<String> names) {
        return list(names, OffsetSpec.latest());
    }

    /** The offset of the first record of each partition of these topics. One that is not there has none. */
    public SortedMap<TopicPartition, Long> beginning(Collection<String> names) {
        return list(names, OffsetSpec.earliest());
    }

    /** What is left of those of these topics that are there, by name. */
    public Map<String, TopicLog> logs(Collection<String> names) {
        Map<String, LiveTopic> live = topics.describe(names);
        Map<String, String> ids = topics.ids(live.keySet());
        SortedMap<TopicPartition, Long> starts = beginning(ids.keySet());
        SortedMap<TopicPartition, Long> ends = end(ids.keySet());
        Map<String, TopicLog> logs = new TreeMap<>();
        for (LiveTopic topic : live.values()) {
            String name = topic.name();
            boolean isCompacted = isCompacted(topic);
            SortedMap<Integer, Long> first = of(name, starts);
            if (isCompacted) {
                first.putAll(of(name, ends));
                first.putAll(of(name, firstRecords(name)));
            }
            logs.put(
                    name,
                    new TopicLog(name, new LogStart(ids.getOrDefault(name, ""), first), of(name, ends), isCompacted));
        }
        return logs;
    }

    private static SortedMap<Integer, Long> of(String topic, Map<TopicPartition, Long> offsets) {
        SortedMap<Integer, Long> ofTopic = new TreeMap<>();
        offsets.forEach((partition, offset) -> {
            if (partition.topic().equals(topic)) {
                ofTopic.put(partition.partition(), offset);
            }
        });
        return ofTopic;
    }

    private static boolean isCompacted(LiveTopic topic) {
        return topic.effective(TopicLog.CLEANUP_POLICY).orElse("").contains(TopicLog.COMPACT);
    }

    /** Compaction leaves the log start where it is: where there is a first record, that tells. */
    private Map<TopicPartition, Long> firstRecords(String topic) {
        SortedMap<TopicPartition, Long> first = list(List.of(topic), OffsetSpec.forTimestamp(0));
        first.values().removeIf(offset -> offset < 0);
        return first;
    }

    private SortedMap<TopicPartition, Long> list(Collection<String> names, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted =
                topics.partitions(names).stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> results =
                calls.get("read the topics' offsets", admin.listOffsets(wanted).all());
        SortedMap<TopicPartition, Long> offsets = byPartition();
        results.forEach((partition, result) -> offsets.put(partition, result.offset()));
        return offsets;
    }

    /** The offset of the next record that this consumer group will read, for each partition where it has one. */
    public SortedMap<TopicPartition, Long> committed(String group) {
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

    private static SortedMap<TopicPartition, Long> byPartition() {
        return new TreeMap<>(comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    }
}
