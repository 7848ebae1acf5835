package dev.k2g.features.stack;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of topics that stay. */
final class TopicRecords {

    private static final String POLICY = "cleanup.policy";
    private static final String COMPACT = "compact";

    /** Brokers hear of a topic's new configuration a moment after it is set. */
    private static final Duration TO_BE_HEARD = Duration.ofSeconds(5);

    private final Kafka kafka;

    TopicRecords(Kafka kafka) {
        this.kafka = kafka;
    }

    /**
     * Deletes all that are there.
     *
     * @return the offset that the next record of each partition gets
     * @throws dev.k2g.failure.K2gException when the cluster refuses it
     */
    Map<TopicPartition, Long> deleteAll(Collection<LiveTopic> topics) {
        List<String> compacted = topics.stream()
                .filter(topic -> COMPACT.equals(topic.config().get(POLICY)))
                .map(LiveTopic::name)
                .toList();
        // no records are deleted from topics that are compacted alone
        compacted.forEach(topic -> kafka.topics().configure(topic, Map.of(POLICY, COMPACT + ",delete")));
        Map<TopicPartition, Long> ends =
                kafka.offsets().end(topics.stream().map(LiveTopic::name).toList());
        if (compacted.isEmpty()) {
            kafka.topics().deleteRecords(ends);
        } else {
            Deadline.in(TO_BE_HEARD)
                    .await(
                            "records to be deleted",
                            () -> isDone(() -> kafka.topics().deleteRecords(ends)),
                            () -> "they stay.");
        }
        compacted.forEach(topic -> kafka.topics().configure(topic, Map.of(POLICY, COMPACT)));
        return ends;
    }

    private static Optional<Boolean> isDone(Runnable deletion) {
        try {
            deletion.run();
            return Optional.of(true);
        } catch (FailedException | InvalidInputException notYet) {
            return Optional.empty();
        }
    }
}
