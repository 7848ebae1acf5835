package dev.k2g.kafka;

import dev.k2g.plan.LogStart;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of a topic's log.
 *
 * @param topic the topic's name
 * @param start which topic it is, and where each partition begins: with its log start, or, when it is compacted, with the
 *     first record that is still there
 * @param ends for each partition the offset after its last record
 * @param isCompacted whether records may be missing in between, too
 */
public record TopicLog(String topic, LogStart start, SortedMap<Integer, Long> ends, boolean isCompacted) {

    /** Copies the map. */
    public TopicLog {
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
    }

    /** Kafka's name for what becomes of old records: {@code delete}, {@code compact} or both. */
    public static final String CLEANUP_POLICY = "cleanup.policy";

    /** A value of {@link #CLEANUP_POLICY}. */
    public static final String COMPACT = "compact";
}
