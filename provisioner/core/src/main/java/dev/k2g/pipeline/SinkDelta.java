package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.connect.SinkCounts;
import dev.k2g.connect.SinkCounts.TaskCounts;
import dev.k2g.kafka.Kafka;
import dev.k2g.pipeline.SinkReport.DeliveredBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What the sinks have done between two moments: opened when they have caught up and before a replay, closed when they
 * have caught up again.
 */
public final class SinkDelta {

    private final Kafka kafka;
    private final Connect connect;
    private final List<SinkTopics> sinks;
    private final Figures before;

    private SinkDelta(Kafka kafka, Connect connect, List<SinkTopics> sinks) {
        this.kafka = kafka;
        this.connect = connect;
        this.sinks = sinks;
        this.before = figures();
    }

    static SinkDelta open(Kafka kafka, Connect connect, List<SinkTopics> sinks) {
        return new SinkDelta(kafka, connect, sinks);
    }

    /** What happened since this was opened. */
    public SinkReport close(String plugin) {
        Figures after = figures();
        long deadLettered = after.deadLetters - before.deadLetters;
        long derived = after.committed - before.committed - deadLettered;
        Optional<Long> counted = counted(before.counts, after.counts);
        return new SinkReport(
                plugin,
                counted.orElse(derived),
                counted.isPresent() ? DeliveredBy.COUNTED : DeliveredBy.DERIVED,
                deadLettered,
                after.lag);
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

    private Figures figures() {
        List<Optional<SinkCounts>> counts =
                sinks.stream().map(sink -> connect.sinkCounts(sink.connector())).toList();
        long committed = total(sink -> SinkTopics.sum(sink.positions(kafka)));
        long lag = total(sink -> sink.lag(kafka));
        Set<String> deadLetterTopics =
                sinks.stream().flatMap(sink -> sink.deadLetters().stream()).collect(Collectors.toSet());
        return new Figures(
                counts, committed, lag, SinkTopics.sum(kafka.offsets().end(deadLetterTopics)));
    }

    private long total(ToLongFunction<SinkTopics> figure) {
        return sinks.stream().mapToLong(figure).sum();
    }

    private record Figures(List<Optional<SinkCounts>> counts, long committed, long lag, long deadLetters) {}
}
