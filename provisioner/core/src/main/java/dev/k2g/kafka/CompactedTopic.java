package dev.k2g.kafka;

import dev.k2g.deadline.Deadline;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A topic of one partition that keeps the last value of each key, so that all who write to it agree on an order. Used by
 * one thread. Its methods throw as {@link KafkaTopics}'s do.
 */
public final class CompactedTopic {

    private static final Duration TO_GO = Duration.ofSeconds(10);
    private static final Map<String, String> CONFIG = Map.of("cleanup.policy", "compact");

    private final KafkaTopics topics;
    private final KafkaOffsets offsets;
    private final CompactedTopicClients clients;
    private final TopicPartition partition;

    /** What was read so far, up to the offset {@link #next}. */
    private final Map<String, String> values = new LinkedHashMap<>();

    private long next;

    CompactedTopic(KafkaTopics topics, KafkaOffsets offsets, CompactedTopicClients clients, String name) {
        this.topics = topics;
        this.offsets = offsets;
        this.clients = clients;
        this.partition = new TopicPartition(name, 0);
    }

    /** The topic's name. */
    public String name() {
        return partition.topic();
    }

    /** Makes the topic, unless it is there. */
    public void create() {
        topics.create(new TopicSpec(name(), name(), OptionalInt.of(1), CONFIG, DataFormat.NONE, DataFormat.NONE));
    }

    /** Deletes the topic, if it is there, and waits until it is gone. */
    public void delete() {
        topics.delete(name());
        Deadline.in(TO_GO)
                .awaitTrue(
                        "topic " + name() + " to go",
                        () -> topics.describe(List.of(name())).isEmpty(),
                        () -> "it is still there.");
        startOver();
    }

    /** The values by key, in the order in which the keys were last written; empty when there is no topic. */
    public Map<String, String> read() {
        return readTo(offsets.end(List.of(name())).getOrDefault(partition, 0L));
    }

    private Map<String, String> readTo(long end) {
        if (end < next) {
            startOver(); // somebody has deleted it, and perhaps made it again
        }
        if (end > next) {
            clients.read(partition, next, end, this::take);
            next = end;
        }
        return new LinkedHashMap<>(values);
    }

    private void startOver() {
        values.clear();
        next = 0;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            keep(new String(record.key(), UTF_8), record.value() == null ? null : new String(record.value(), UTF_8));
        }
    }

    private void keep(String key, @Nullable String value) {
        values.remove(key);
        if (value != null) {
            values.put(key, value);
        }
    }

    /**
     * Writes values, and waits until all are kept.
     *
     * @param values by key; null takes the key away
     */
    public void write(Map<String, @Nullable String> values) {
        writeTo(values);
    }

    /** Where nobody else has written in between, what was written need not be read. */
    private long writeTo(Map<String, @Nullable String> written) {
        long end = clients.write(partition, written);
        if (end - written.size() == next) {
            written.forEach(this::keep);
            next = end;
        }
        return end;
    }

    /**
     * Writes values, and reads what is there up to them: what others wrote before, and nothing that came after.
     *
     * @param values as {@link #write}'s; at least one
     */
    public Map<String, String> writeAndRead(Map<String, @Nullable String> values) {
        return readTo(writeTo(values));
    }
}
