package dev.k2g.pipeline;

import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many records one sink has passed between two moments, and how many of them it may have passed unread: what the log
 * start has passed before the sink was seen to. A sink whose records are gone goes on at the log start.
 */
final class Passage {

    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final SortedMap<String, Long> perhapsUnread = new TreeMap<>();
    private long passed;

    /**
     * Begins where the sink is now.
     *
     * @param committed what its group has committed
     * @param logStarts where each partition begins, asked for after that
     */
    Passage(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> logStarts) {
        logStarts.forEach((partition, start) ->
                positions.put(partition, Math.max(start, committed.getOrDefault(partition, start))));
    }

    /**
     * Looks where the sink is now: the more often, the less is in doubt.
     *
     * @param committed what its group has committed
     * @param logStarts where each partition begins, asked for after that: what was there then and is committed was read
     */
    void look(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> logStarts) {
        logStarts.forEach((partition, start) -> {
            long before = positions.getOrDefault(partition, 0L);
            long now = Math.max(before, Math.max(start, committed.getOrDefault(partition, start)));
            long read = Math.max(0, now - Math.max(before, start));
            positions.put(partition, now);
            passed += now - before;
            if (now - before > read) {
                perhapsUnread.merge(partition.topic(), now - before - read, Long::sum);
            }
        });
    }

    /** How many records it has passed. */
    long passed() {
        return passed;
    }

    /** How many of them, by topic, were gone before it was seen to have passed them. */
    SortedMap<String, Long> perhapsUnread() {
        return perhapsUnread;
    }
}
