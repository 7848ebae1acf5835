package dev.k2g.replay;

import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts each term of the sums on its own. Lines are counted by the thread that runs the replay, records also by the
 * producer's.
 */
final class Tally {

    long lines;
    long blank;
    long rejectedLines;
    long messages;
    long mapped;
    final AtomicLong rejected = new AtomicLong();
    final AtomicLong sent = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    private final Map<TopicPartition, OffsetRange> written = new HashMap<>();

    /** One record was acknowledged at this offset. */
    synchronized void wrote(TopicPartition partition, long offset) {
        OffsetRange range = written.get(partition);
        written.put(partition, range == null ? new OffsetRange(offset, offset) : range.with(offset));
    }

    /** For each partition, what was acknowledged so far. */
    synchronized Map<TopicPartition, OffsetRange> written() {
        return Map.copyOf(written);
    }
}
