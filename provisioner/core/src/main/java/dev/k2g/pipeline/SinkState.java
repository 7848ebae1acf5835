package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.SinkCounts;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.RecordReader;
import dev.k2g.pipeline.SinkReport.DeliveredBy;
import dev.k2g.plan.LogStart;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a connector of the recipe is doing.
 *
 * @param connector its name
 * @param isToBePaused whether the recipe has it paused
 * @param status what Connect says of it; empty when it is not there
 * @param lag records that it has not committed yet; empty when a topic of its is not there
 * @param delivered records that it has written; empty when it or a topic of its is not there
 * @param deadLettered records that have come into its dead letter topic since it began to read; empty when it has none
 * @param expired records that are gone, and that it had not read; empty when a topic of its is not there
 * @param deadLetters what its last dead letters tell; empty when it has none, or they cannot be read
 */
public record SinkState(
        String connector,
        boolean isToBePaused,
        Optional<ConnectorStatus> status,
        OptionalLong lag,
        Optional<Delivered> delivered,
        OptionalLong deadLettered,
        OptionalLong expired,
        Optional<LastDeadLetters> deadLetters) {

    /**
     * What a sink has delivered.
     *
     * @param records counted: since its tasks started; else since it began to read
     * @param by how it is known
     */
    public record Delivered(long records, DeliveredBy by) {}

    /** What to say of a connector that runs where the recipe has it paused, or the other way round, or is paused as it should be. */
    public Optional<String> remark() {
        return status.filter(there -> there.state().isHalted() || isToBePaused).map(there -> {
            String now = there.state().name().toLowerCase(Locale.ROOT);
            return there.state().isHalted() == isToBePaused
                    ? "It is " + now + ", as the recipe has it: it reads nothing."
                    : "It is " + now + ", and " + (isToBePaused ? "paused" : "running")
                            + " in the recipe: k2g apply makes it so.";
        });
    }

    /**
     * @param isToBePaused whether the recipe has it paused
     * @param starts where its reading of its topics began, as far as that is remembered
     * @param sharesDeadLetters whether others write to its dead letter topic, too: then its end says nothing of this one
     */
    static SinkState of(
            SinkTopics sink,
            boolean isToBePaused,
            Kafka kafka,
            RecordReader records,
            Connect connect,
            Map<String, LogStart> starts,
            boolean sharesDeadLetters) {
        Optional<ConnectorStatus> status = connect.status(sink.connector());
        Optional<SinkCounts> counts = status.flatMap(there -> connect.sinkCounts(sink.connector()));
        OptionalLong deadLettered = sharesDeadLetters
                ? counts.stream().mapToLong(SinkCounts::deadLettered).findFirst()
                : SinkProgress.deadLettered(
                        kafka.offsets().end(sink.deadLetters().stream().toList()), starts);
        if (!kafka.topics().names().containsAll(sink.topics())) {
            return new SinkState(
                    sink.connector(),
                    isToBePaused,
                    status,
                    OptionalLong.empty(),
                    Optional.empty(),
                    deadLettered,
                    OptionalLong.empty(),
                    Optional.empty());
        }
        SinkProgress progress =
                SinkProgress.of(sink.committed(kafka), kafka.offsets().beginning(sink.topics()), starts);
        Optional<Delivered> derived = status.isEmpty() || sharesDeadLetters
                ? Optional.empty()
                : Optional.of(progress.delivered(deadLettered.orElse(0)));
        Optional<Delivered> delivered = counts.map(SinkCounts::delivered)
                .map(counted -> new Delivered(counted, DeliveredBy.COUNTED))
                .or(() -> derived);
        return new SinkState(
                sink.connector(),
                isToBePaused,
                status,
                OptionalLong.of(sink.lag(kafka)),
                delivered,
                deadLettered,
                OptionalLong.of(progress.expired()),
                LastDeadLetters.of(sink, kafka, records, starts));
    }
}
