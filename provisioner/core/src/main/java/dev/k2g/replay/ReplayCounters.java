package dev.k2g.replay;

import dev.k2g.replay.ReplaySummary.OffsetRange;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Counts each term of the sums on its own. Lines are counted by the thread that runs the replay, records also by the
 * producer's.
 */
final class ReplayCounters {

    long lines;
    long blank;
    long rejectedLines;
    long messages;
    long mapped;
    final AtomicLong rejected = new AtomicLong();
    final AtomicLong sent = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    private OptionalLong oldestTimestamp = OptionalLong.empty();
    private final Map<Integer, long[]> written = new HashMap<>();

    /** One record was acknowledged at this offset. */
    synchronized void wrote(int partition, long offset) {
        long[] range = written.computeIfAbsent(partition, first -> new long[] {offset, offset});
        range[0] = Math.min(range[0], offset);
        range[1] = Math.max(range[1], offset);
    }

    /** One record was sent with a timestamp of its own, in milliseconds since 1970. */
    synchronized void dated(long timestamp) {
        oldestTimestamp = OptionalLong.of(Math.min(timestamp, oldestTimestamp.orElse(timestamp)));
    }

    synchronized OptionalLong oldestTimestamp() {
        return oldestTimestamp;
    }

    /** For each partition of this topic, what was acknowledged so far. */
    synchronized Map<TopicPartition, OffsetRange> written(String topic) {
        return written.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> new TopicPartition(topic, entry.getKey()),
                        entry -> new OffsetRange(entry.getValue()[0], entry.getValue()[1])));
    }
}
