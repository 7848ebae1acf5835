package dev.k2g.plan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a topic's log begins, or began at a moment that is remembered.
 *
 * @param topicId Kafka's id of the topic, another one when it is made anew under the same name; empty when it has none
 * @param offsets by partition; one that is not named began at 0
 */
public record LogStart(String topicId, SortedMap<Integer, Long> offsets) {

    /** Copies the map. */
    public LogStart {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    /** Of a topic of which nothing is remembered: at 0. */
    public static LogStart unknown() {
        return new LogStart("", new TreeMap<>());
    }

    /** Whether this is another topic than that, as far as both ids are known. */
    public boolean isOfAnotherTopicThan(LogStart other) {
        return !topicId.isEmpty() && !other.topicId.isEmpty() && !topicId.equals(other.topicId);
    }

    /** How many offsets lie between this start and a later one, over all partitions. */
    public long offsetsUntil(LogStart later) {
        return later.offsets.entrySet().stream()
                .mapToLong(start -> Math.max(0, start.getValue() - at(start.getKey())))
                .sum();
    }

    /** The offset of this partition. */
    public long at(int partition) {
        return ((Map<Integer, Long>) offsets).getOrDefault(partition, 0L);
    }
}
