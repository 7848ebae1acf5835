package dev.k2g.pipeline;

import dev.k2g.pipeline.SinkReport.DeliveredBy;
import dev.k2g.pipeline.SinkState.Delivered;
import dev.k2g.plan.LogStart;
import org.apache.kafka.common.TopicPartition;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What offsets alone tell of a sink.
 *
 * @param passed how many offsets it has committed since it began to read
 * @param expired how many records before the log start it has not committed
 * @param isWhole whether the log still begins where its reading did
 */
record SinkProgress(long passed, long expired, boolean isWhole) {

    /**
     * @param committed what its group has committed
     * @param logStarts where each partition begins
     * @param remembered where its reading of each topic began, as far as that is remembered
     */
    static SinkProgress of(
            Map<TopicPartition, Long> committed,
            Map<TopicPartition, Long> logStarts,
            Map<String, LogStart> remembered) {
        long passed = 0;
        long expired = 0;
        boolean isWhole = true;
        for (Map.Entry<TopicPartition, Long> logStart : logStarts.entrySet()) {
            TopicPartition partition = logStart.getKey();
            long start = logStart.getValue();
            LogStart known = remembered.get(partition.topic());
            long began = known == null ? 0 : Math.min(known.at(partition.partition()), start);
            // without a commit and without memory it may have begun where the log begins now
            long position = committed.getOrDefault(partition, known == null ? start : began);
            passed += Math.max(0, position - began);
            expired += Math.max(0, start - position);
            isWhole &= start == began;
        }
        return new SinkProgress(passed, expired, isWhole);
    }

    /**
     * How many dead letters came since it began to read: by the topic's end, which retention does not take back. Empty
     * without a topic.
     *
     * @param ends where each partition of its dead letter topic ends
     */
    static OptionalLong deadLettered(Map<TopicPartition, Long> ends, Map<String, LogStart> remembered) {
        if (ends.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(ends.entrySet().stream()
                .mapToLong(end -> {
                    TopicPartition partition = end.getKey();
                    long before = remembered
                            .getOrDefault(partition.topic(), LogStart.unknown())
                            .at(partition.partition());
                    // a topic that was made anew since may end before that, and all that is in it came since
                    return before > end.getValue() ? end.getValue() : end.getValue() - before;
                })
                .sum());
    }

    /** What it has delivered, as far as that can be derived: what is gone may have gone before it was read. */
    Delivered delivered(long deadLettered) {
        return new Delivered(Math.max(0, passed - deadLettered), isWhole ? DeliveredBy.DERIVED : DeliveredBy.AT_MOST);
    }
}
