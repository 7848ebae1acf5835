package dev.k2g.bench;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.sinkmodel.DataFormat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How fast a replay produces, against Kafka's own {@code ProducerPerformance} with the same records and producer
 * properties. Both are warm: the replay has run before in this JVM, the tool is told to leave its first records out.
 *
 * @param feed of the RSVP recipe
 * @param directory for files
 */
record ProductionBench(Endpoints endpoints, FeedSpec feed, Path directory, Consumer<String> progress) {

    private static final int MESSAGES = 30_000;
    private static final int WARM_UP_ROUNDS = 2;

    Ratio run(int rounds) {
        Rsvps rsvps = Rsvps.generate(MESSAGES, 0);
        Path messages = rsvps.write(directory.resolve("production.ndjson"));
        Path records = rsvps.writeRecords(directory.resolve("production.records"));
        TopicSpec topic = new TopicSpec(
                "production", "bench-production", OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.JSON);
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            kafka.topics().create(topic);
        }
        ProducerPerformance tool = new ProducerPerformance(endpoints.kafka(), directory);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            replay(topic, messages);
        }
        List<Double> replay = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            replay.add(replay(topic, messages));
            plain.add(
                    tool.recordsPerSecond(topic.name(), records, rsvps.records().size()));
            progress.accept("Production, round %d: replay %.0f records/s, ProducerPerformance %.0f records/s."
                    .formatted(round, replay.get(round - 1), plain.get(round - 1)));
        }
        return Ratio.atLeast(
                0.9, "production", "replay's production ÷ ProducerPerformance", "records/s", replay, plain);
    }

    private double replay(TopicSpec topic, Path messages) {
        ReplaySummary summary = Replay.of(endpoints.kafka(), topic, feed)
                .run(MessageSource.file(messages), ReplayOptions.unlimited(), ReplayListener.NONE);
        return summary.sent() / (summary.took().toNanos() / 1e9);
    }
}
