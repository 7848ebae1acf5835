package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.connect.RootCause;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.Kafka;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Waits until a sink has committed every record that was there when it began to wait. */
final class CaughtUp {

    /** How often the tasks are looked at while offsets are waited for. */
    private static final Duration BETWEEN_HEALTH_CHECKS = Duration.ofMillis(500);

    private final Kafka kafka;
    private final Connect connect;
    private final SinkTopics sink;
    private final Runnable look;
    private Deadline nextHealthCheck = Deadline.in(Duration.ZERO);

    /** @param look done at each look at the sink */
    CaughtUp(Kafka kafka, Connect connect, SinkTopics sink, Runnable look) {
        this.look = look;
        this.kafka = kafka;
        this.connect = connect;
        this.sink = sink;
    }

    /**
     * Waits for as long as the lag shrinks.
     *
     * @param patience how long the lag may stay as it is
     * @throws FailedException at once when a task has failed, with the first cause of its trace
     * @throws UnreachableException when the lag has not shrunk for that long
     */
    void await(Duration patience) {
        Map<TopicPartition, Long> ends = kafka.offsets().end(sink.topics());
        long lag = SinkTopics.sum(sink.lag(kafka, ends));
        while (lag > 0) {
            lag = awaitLessThan(lag, ends, Deadline.in(patience));
        }
    }

    private long awaitLessThan(long lag, Map<TopicPartition, Long> ends, Deadline deadline) {
        return deadline.await(
                "connector " + sink.connector() + " to catch up",
                () -> {
                    failOnFailedTask();
                    look.run();
                    return Optional.of(SinkTopics.sum(sink.lag(kafka, ends))).filter(now -> now < lag);
                },
                () -> "its lag stays at " + describe(sink.lag(kafka, ends)) + ".");
    }

    private void failOnFailedTask() {
        if (!nextHealthCheck.hasPassed()) {
            return;
        }
        connect.status(sink.connector()).flatMap(status -> status.failure()).ifPresent(trace -> {
            throw new FailedException(
                    FindingCode.TASK_FAILED,
                    "Connector " + sink.connector() + " has failed: " + RootCause.of(trace),
                    "Mend the cause, then k2g apply. " + connect.more());
        });
        nextHealthCheck = Deadline.in(BETWEEN_HEALTH_CHECKS);
    }

    private static String describe(Map<TopicPartition, Long> lag) {
        return lag.entrySet().stream()
                .map(partition -> partition.getValue() + " in " + partition.getKey())
                .collect(Collectors.joining(", "));
    }
}
