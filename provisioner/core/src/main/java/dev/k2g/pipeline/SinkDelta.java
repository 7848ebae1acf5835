package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.connect.SinkCounts;
import dev.k2g.connect.SinkCounts.TaskCounts;
import dev.k2g.kafka.Kafka;
import dev.k2g.pipeline.SinkReport.DeliveredBy;
import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the sinks have done between two moments: opened when they have caught up and before a replay, closed when they
 * have caught up again.
 */
public final class SinkDelta {

    private final Kafka kafka;
    private final Connect connect;
    private final List<SinkTopics> sinks;
    private final List<Passage> passages;
    private final List<Optional<SinkCounts>> countsBefore;
    private final SortedMap<TopicPartition, Long> deadLettersBefore;

    private SinkDelta(Kafka kafka, Connect connect, List<SinkTopics> sinks) {
        this.kafka = kafka;
        this.connect = connect;
        this.sinks = sinks;
        this.countsBefore = counts();
        this.passages = sinks.stream()
                .map(sink -> new Passage(sink.committed(kafka), kafka.offsets().beginning(sink.topics())))
                .toList();
        this.deadLettersBefore = deadLetterEnds();
    }

    static SinkDelta open(Kafka kafka, Connect connect, List<SinkTopics> sinks) {
        return new SinkDelta(kafka, connect, sinks);
    }

    /** Looks how far the sinks are meanwhile: what is gone afterwards is then known to have been read. */
    void look() {
        for (int i = 0; i < sinks.size(); i++) {
            SinkTopics sink = sinks.get(i);
            passages.get(i).look(sink.committed(kafka), kafka.offsets().beginning(sink.topics()));
        }
    }

    /** What happened since this was opened. */
    public SinkReport close(String plugin) {
        Optional<Long> counted = counted(countsBefore, counts());
        look();
        long deadLettered = SinkTopics.sum(deadLetterEnds()) - SinkTopics.sum(deadLettersBefore);
        long lag = sinks.stream().mapToLong(sink -> sink.lag(kafka)).sum();
        long passed = passages.stream().mapToLong(Passage::passed).sum();
        long expired =
                Math.min(SinkTopics.sum(perhapsExpired()), Math.max(0, passed - deadLettered - counted.orElse(0L)));
        return new SinkReport(
                plugin,
                counted.orElse(passed - deadLettered - expired),
                counted.isPresent() ? DeliveredBy.COUNTED : DeliveredBy.DERIVED,
                deadLettered,
                expired,
                lag);
    }

    /** By topic, how many records were gone before a sink was seen to have passed them. */
    SortedMap<String, Long> perhapsExpired() {
        SortedMap<String, Long> all = new TreeMap<>();
        passages.forEach(
                passage -> passage.perhapsUnread().forEach((topic, count) -> all.merge(topic, count, Long::sum)));
        return all;
    }

    /** Where the dead letter topics end now. What retention takes from a topic does not take its end back. */
    SortedMap<TopicPartition, Long> deadLetterEnds() {
        return kafka.offsets()
                .end(sinks.stream().flatMap(sink -> sink.deadLetters().stream()).collect(Collectors.toSet()));
    }

    /** What the sinks counted themselves, if every one did and no task was restarted in between. */
    private static Optional<Long> counted(List<Optional<SinkCounts>> earlier, List<Optional<SinkCounts>> later) {
        if (!starts(earlier).equals(starts(later)) || earlier.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(delivered(later) - delivered(earlier));
    }

    private static List<Optional<Map<Integer, Instant>>> starts(List<Optional<SinkCounts>> counts) {
        return counts.stream()
                .map(sink -> sink.map(tasks ->
                        tasks.tasks().stream().collect(Collectors.toMap(TaskCounts::task, TaskCounts::started))))
                .toList();
    }

    private static long delivered(List<Optional<SinkCounts>> counts) {
        return counts.stream()
                .flatMap(Optional::stream)
                .mapToLong(SinkCounts::delivered)
                .sum();
    }

    private List<Optional<SinkCounts>> counts() {
        return sinks.stream().map(sink -> connect.sinkCounts(sink.connector())).toList();
    }
}
