package dev.k2g.pipeline;

import dev.k2g.sinkconfig.DeadLetter;
import org.apache.kafka.common.TopicPartition;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why records became dead letters from a moment on, the most frequent reason first. */
final class DeadLetterReasons {

    /** So many of a partition are read: the last ones, which may be what is still wrong. */
    private static final int MOST = 1_000;

    /** What differs from record to record in messages that say the same: offsets, ids, and what is quoted. */
    private static final String OF_ONE_RECORD = "'[^']*'|\"[^\"]*\"|[0-9]+";

    private final Map<DeadLetterTopic, Map<TopicPartition, Long>> begin = new LinkedHashMap<>();

    private DeadLetterReasons() {}

    static DeadLetterReasons open(List<DeadLetterTopic> topics) {
        DeadLetterReasons reasons = new DeadLetterReasons();
        topics.forEach(topic -> reasons.begin.put(topic, topic.end()));
        return reasons;
    }

    /** What happened since this was opened. */
    List<DeadLetterReason> now() {
        return of(begin.entrySet().stream()
                .flatMap(topic ->
                        topic.getKey().between(topic.getValue(), topic.getKey().end(), MOST).stream())
                .toList());
    }

    static List<DeadLetterReason> of(List<DeadLetter> letters) {
        Map<String, DeadLetterReason> reasons = new LinkedHashMap<>();
        letters.forEach(letter -> reasons.merge(
                letter.reason().replaceAll(OF_ONE_RECORD, "…"),
                DeadLetterReason.of(letter),
                (known, another) -> known.andOneMore()));
        return reasons.values().stream()
                .sorted(Comparator.comparingLong(DeadLetterReason::count).reversed())
                .toList();
    }
}
