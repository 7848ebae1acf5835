package dev.k2g.pipeline;

import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.PeekedRecord;
import dev.k2g.kafka.RecordReader;
import dev.k2g.plan.LogStart;
import dev.k2g.sinkconfig.DeadLetter;
import org.apache.kafka.common.TopicPartition;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dead letters of one connector, in the topic that it may share with others. */
final class DeadLetterTopic {

    private final Kafka kafka;
    private final RecordReader records;
    private final SinkTopics sink;

    DeadLetterTopic(Kafka kafka, RecordReader records, SinkTopics sink) {
        this.kafka = kafka;
        this.records = records;
        this.sink = sink;
    }

    /** Where the topic's partitions end now; empty when the connector has none, or it is not there yet. */
    Map<TopicPartition, Long> end() {
        return kafka.offsets().end(sink.deadLetters().map(List::of).orElse(List.of()));
    }

    /**
     * The last ones.
     *
     * @param starts where its reading began, as far as that is remembered: letters of before are of no interest any more
     */
    List<DeadLetter> last(int most, Map<String, LogStart> starts) {
        Map<TopicPartition, Long> end = end();
        Map<TopicPartition, Long> from = new HashMap<>();
        end.keySet()
                .forEach(partition -> from.put(
                        partition,
                        starts.getOrDefault(partition.topic(), LogStart.unknown())
                                .at(partition.partition())));
        return between(from, end, most);
    }

    /**
     * Those between two ends of the topic.
     *
     * @param most how many of each partition at most: then the last ones
     */
    List<DeadLetter> between(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to, int most) {
        Map<TopicPartition, Long> begin = new HashMap<>();
        to.forEach((partition, end) -> begin.put(partition, Math.max(from.getOrDefault(partition, 0L), end - most)));
        return records.read(begin, to, most * Math.max(1, to.size())).stream()
                // several partitions: in the order in which they came
                .sorted(Comparator.comparing(PeekedRecord::timestamp))
                .map(DeadLetter::of)
                .flatMap(Optional::stream)
                .filter(letter ->
                        letter.connector().isEmpty() || letter.connector().equals(sink.connector()))
                .toList();
    }
}
