package dev.k2g.bench;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.graph.Graph;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.pipeline.SinkDelta;
import dev.k2g.pipeline.SinkReport;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.sinkmodel.CypherStrategy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How fast a replay becomes a graph, against the driver alone writing the same rows by {@code UNWIND}. Both on the same
 * Neo4j, over TLS, into an empty graph with the recipe's constraints; what starts anything is not counted.
 */
record DeliveryBench(Pipeline pipeline, Path directory, Consumer<String> progress) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MESSAGES = 6_000;
    private static final int BATCH = 5_000;
    private static final int ONE_IN = 200;

    /** All records can be written. */
    static Ratio good(Recipe recipe, Endpoints endpoints, Path directory, int rounds, Consumer<String> progress) {
        Rounds measured = measure(recipe, endpoints, directory, progress, rounds, 0, "Delivery");
        String what = "replay until it is in the graph ÷ the driver alone";
        return Ratio.atLeast(0.75, "delivery", what, "records/s", measured.k2g(), measured.plain());
    }

    /** One message in 200 has no event time, so that none of its records can be merged. */
    static Ratio withBadRecords(
            Recipe recipe, Endpoints endpoints, Path directory, int rounds, Consumer<String> progress) {
        Rounds measured = measure(recipe, endpoints, directory, progress, rounds, ONE_IN, "Delivery with bad records");
        String what = "the same with 0.5% of the messages unmergeable ÷ the driver alone with the others";
        return Ratio.atLeast(0.25, "badRecords", what, "records/s", measured.k2g(), measured.plain());
    }

    private record Rounds(List<Double> k2g, List<Double> plain) {}

    private static Rounds measure(
            Recipe recipe,
            Endpoints endpoints,
            Path directory,
            Consumer<String> progress,
            int rounds,
            int oneInSoManyWithoutTime,
            String title) {
        // what cannot be merged is to reach the sink
        Recipe whole = recipe.withFeeds(FeedSpec::requiringNothing);
        try (Pipeline pipeline = Pipeline.open(whole, endpoints)) {
            pipeline.managed().apply(Set.of(), Deadline.in(PATIENCE), change -> {});
            return new DeliveryBench(pipeline, directory, progress)
                    .rounds(rounds, Rsvps.generate(MESSAGES, oneInSoManyWithoutTime), title);
        }
    }

    private Rounds rounds(int rounds, Rsvps rsvps, String title) {
        Path recording = rsvps.write(directory.resolve("delivery.ndjson"));
        Rounds measured = new Rounds(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round <= rounds; round++) {
            clear();
            double k2g = replay(recording, rsvps);
            clear();
            double plain = write(rsvps.records());
            if (round == 0) {
                continue; // both get warm
            }
            measured.k2g().add(k2g);
            measured.plain().add(plain);
            progress.accept("%s, round %d: k2g %.0f records/s, the driver alone %.0f records/s."
                    .formatted(title, round, k2g, plain));
        }
        return measured;
    }

    private double replay(Path recording, Rsvps rsvps) {
        SinkDelta delta = pipeline.sinkDelta();
        FeedSpec feed = pipeline.recipe().feeds().values().iterator().next();
        long start = System.nanoTime();
        ReplaySummary summary = pipeline.replay(feed)
                .run(MessageSource.file(recording), ReplayOptions.unlimited(), ReplayListener.NONE);
        pipeline.awaitCaughtUp(PATIENCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        SinkReport sink = delta.close("");
        if (sink.delivered() != rsvps.records().size() || sink.delivered() + sink.deadLettered() != summary.sent()) {
            throw new FailedException(
                    "Of " + summary.sent() + " records " + sink.delivered() + " were delivered and "
                            + sink.deadLettered() + " dead-lettered, where "
                            + rsvps.records().size()
                            + " can be written: the figures of this bench would mean nothing.",
                    "See k2g logs connect.");
        }
        return summary.sent() / seconds;
    }

    private double write(List<Map<String, Object>> records) {
        ConnectorSpec connector =
                pipeline.recipe().connectors().values().iterator().next();
        CypherStrategy statement = connector.statements().values().iterator().next();
        String cypher = "UNWIND $events AS event\n" + statement.text();
        Graph graph = pipeline.graph();
        long start = System.nanoTime();
        for (int from = 0; from < records.size(); from += BATCH) {
            graph.query(cypher, Map.of("events", records.subList(from, Math.min(records.size(), from + BATCH))));
        }
        return records.size() / ((System.nanoTime() - start) / 1e9);
    }

    private void clear() {
        pipeline.graph().clear();
    }
}
