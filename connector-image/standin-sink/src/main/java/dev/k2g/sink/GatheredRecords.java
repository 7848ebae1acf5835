package dev.k2g.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records of full polls, which wait for those of the next ones. The official sink needs polls to be small, as it writes
 * their records one by one after a bad one; this one does not, and is much quicker with more at a time. Nothing is committed
 * before it is written. After a write that was not taken whole they wait no more, until one is: bad records take long to find,
 * and a put may not outlast {@code max.poll.interval.ms}.
 */
final class GatheredRecords {

    private static final String MAX_POLL_RECORDS = "consumer.override.max.poll.records";

    /** More make batches little quicker, and may be too much for the worker's memory when records are large. */
    private static final int ENOUGH = 2_000;

    /** How many records a full poll has; of polls whose size is not known, each is written at once. */
    private final int fullPoll;

    private final List<SinkRecord> records = new ArrayList<>();

    /** Connect brings the same objects again after a retriable error. */
    private final Set<SinkRecord> known = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Whether each poll is written for itself. */
    private boolean apart;

    private GatheredRecords(int fullPoll) {
        this.fullPoll = fullPoll;
    }

    /** For a task with these properties. */
    static GatheredRecords of(Map<String, String> properties) {
        String size = properties.getOrDefault(MAX_POLL_RECORDS, "").strip();
        return new GatheredRecords(size.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(size) : Integer.MAX_VALUE);
    }

    /**
     * Takes the records of a poll.
     *
     * @return whether they are to be written now: the poll was not full, so that there are no more to wait for, or there are
     *     enough, or each is written for itself
     */
    boolean add(Collection<SinkRecord> poll) {
        poll.stream().filter(known::add).forEach(records::add);
        return !records.isEmpty() && (apart || poll.size() < fullPoll || records.size() >= ENOUGH);
    }

    /** All of them, in their order. */
    List<SinkRecord> all() {
        return records;
    }

    /**
     * Forgets them: they are done with, and Connect brings them no more.
     *
     * @param whole whether the database took them as they were, so that more can be given to it at a time
     */
    void clear(boolean whole) {
        records.clear();
        known.clear();
        apart = !whole;
    }

    /**
     * Forgets those of partitions that are another task's now: Connect brings them to that one.
     *
     * @return what was forgotten
     */
    List<SinkRecord> drop(Collection<TopicPartition> partitions) {
        List<SinkRecord> dropped = records.stream()
                .filter(record -> partitions.contains(origin(record)))
                .toList();
        dropped.forEach(known::remove);
        records.removeIf(record -> !known.contains(record));
        return dropped;
    }

    /** Where it was read; transformations may have renamed its topic since. */
    private static TopicPartition origin(SinkRecord record) {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    /** Most records in one transaction: a batch that holds a full poll is asked to be no larger than a poll can be. */
    int batchSize(int configured) {
        return configured >= fullPoll ? Math.max(configured, ENOUGH) : configured;
    }
}
