package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.connect.RootCause;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.RecordReader;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Waits until a sink has committed every record that was there when it began to wait, and tells one that is slow from one
 * that stands still or never will.
 */
final class CaughtUp {

    /** How often tasks and dead letters are looked at while offsets are waited for. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Kafka kafka;
    private final Connect connect;
    private final SinkTopics sink;
    private final DeadLetterWatch deadLetters;
    private final Runnable look;
    private Deadline nextLook = Deadline.in(Duration.ZERO);

    /** @param look done at each look at the sink */
    CaughtUp(Kafka kafka, RecordReader records, Connect connect, SinkTopics sink, Runnable look) {
        this.look = look;
        this.kafka = kafka;
        this.connect = connect;
        this.sink = sink;
        this.deadLetters = new DeadLetterWatch(kafka, records, connect, sink);
    }

    /**
     * Waits for as long as the lag shrinks, or records become dead letters that were none before: a sink that writes the
     * records of a poll one by one commits none of them until it is through.
     *
     * @param patience how long nothing of the kind may happen
     * @throws FailedException at once when a task has failed, with the first cause of its trace; when the same records
     *     become dead letters again and again; and when all of them do, after the connector was paused
     * @throws UnreachableException when nothing has happened for that long
     */
    void await(Duration patience) {
        Map<TopicPartition, Long> ends = kafka.offsets().end(sink.topics());
        long lag = SinkTopics.sum(sink.lag(kafka, ends));
        if (lag == 0) {
            return;
        }
        while (lag > 0) {
            lag = awaitProgress(lag, ends, Deadline.in(patience));
        }
        deadLetters.look(true);
    }

    /** Looks at tasks and dead letters, if it is time for that. */
    void watch() {
        look();
    }

    /** @return the lag now, which is as it was when there are only further dead letters */
    private long awaitProgress(long lag, Map<TopicPartition, Long> ends, Deadline deadline) {
        return deadline.await(
                "connector " + sink.connector() + " to catch up",
                () -> {
                    boolean hasFurtherLetters = look();
                    look.run();
                    long now = SinkTopics.sum(sink.lag(kafka, ends));
                    if (now < lag) {
                        deadLetters.committedMore();
                    }
                    return Optional.of(now).filter(still -> still < lag || hasFurtherLetters);
                },
                () -> "its lag stays at " + describe(sink.lag(kafka, ends)) + "." + halted() + deadLetters.meanwhile());
    }

    private String halted() {
        return connect.status(sink.connector())
                .filter(status -> status.state().isHalted())
                .map(status -> " It is " + status.state().name().toLowerCase(Locale.ROOT) + ": k2g connector resume "
                        + sink.connector() + ".")
                .orElse("");
    }

    private boolean look() {
        if (!nextLook.hasPassed()) {
            return false;
        }
        connect.status(sink.connector()).flatMap(status -> status.failure()).ifPresent(trace -> {
            throw new FailedException(
                    FindingCode.TASK_FAILED,
                    "Connector " + sink.connector() + " has failed: " + RootCause.of(trace),
                    "Mend the cause, then k2g apply. " + connect.more());
        });
        boolean hasFurtherLetters = deadLetters.look(false);
        nextLook = Deadline.in(BETWEEN_LOOKS);
        return hasFurtherLetters;
    }

    private static String describe(Map<TopicPartition, Long> lag) {
        return lag.entrySet().stream()
                .map(partition -> partition.getValue() + " in " + partition.getKey())
                .collect(Collectors.joining(", "));
    }
}
