package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.K2gException;
import dev.k2g.graph.Graph;
import dev.k2g.plan.Change;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.replay.MaxRejects;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.local.LocalTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever server is killed, and whenever during delivery: after the next {@code up} the graph is exact and the sums
 * hold. How often is the system property {@code k2g.test.kills}, without which there is none; the moments follow from
 * {@code k2g.test.seed}.
 */
@EnabledIfSystemProperty(
        named = "k2g.test.kills",
        matches = "[1-9][0-9]*",
        disabledReason = "each kill takes some 25 s")
class KilledServersTest {

    private static final int KILLS = Integer.getInteger("k2g.test.kills", 0);
    private static final long SEED = Long.getLong("k2g.test.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MESSAGES = 1_000;
    private static final int TOPICS_EACH = 10;

    /** Messages a second, so that delivery goes on for some seconds. */
    private static final double RATE = 200;

    /** After so many messages the replay waits for the kill, so that delivery is not over before. */
    private static final int HELD_AT = MESSAGES * 7 / 10;

    /** At which share of what is to be written a server is killed at the latest. */
    private static final double LATEST = 0.6;

    private record Rsvp(long member, long time, String topic) {}

    @TempDir
    private Path directory = Path.of("");

    private final Recipe recipe = RecipeReader.read(Path.of("../../features/meetup-rsvp"), Map.of());
    private final Random random = new Random(SEED);
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private LocalTarget target = new LocalTarget(directory);

    @BeforeEach
    void start() {
        target = new LocalTarget(directory.resolve("state"));
        target.start(Deadline.in(PATIENCE), line -> {});
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
        target.kill();
        target.purge();
    }

    @Test
    void after_the_next_up_the_graph_is_exact_and_the_sums_hold() throws Exception {
        Set<Rsvp> expected = new HashSet<>();
        for (int round = 0; round < KILLS; round++) {
            int before = expected.size();
            Path recording = record(round, expected);
            String killed = upWithAKill(recording, before, expected.size());

            RunReport report = up(recording, ReplayOptions.unlimited(), new HeldReplay(0));

            String context = "seed " + SEED + ", round " + round + ", " + killed + " killed";
            assertThat(report.sums()).as(context).allMatch(Sum::holds);
            assertThat(report.sink().deadLettered()).as(context).isZero();
            assertThat(report.replay().sent()).as(context).isEqualTo(MESSAGES * TOPICS_EACH);
            assertThat(written()).as(context).isEqualTo(expected);
        }
    }

    /** Runs {@code up}, and kills a server at some moment of the delivery. */
    private String upWithAKill(Path recording, long before, long after) throws Exception {
        long moment = before + 1 + (long) (random.nextDouble() * LATEST * (after - before));
        HeldReplay held = new HeldReplay(1);
        Future<RunReport> run = background.submit(() -> up(
                recording,
                new ReplayOptions(OptionalDouble.of(RATE), Optional.empty(), OptionalLong.empty(), Optional.empty()),
                held));
        try (Graph graph = Graph.connect(target.running().orElseThrow().neo4j())) {
            Deadline.in(PATIENCE)
                    .awaitTrue(
                            "delivery to come to RSVP " + moment,
                            () -> written(graph) >= moment,
                            () -> "it came to " + written(graph));
            assertThat(written(graph)).as("delivery is under way").isBetween(moment, after - 1);
        }
        List<ServerStatus> servers = target.status();
        ServerStatus victim = servers.get(random.nextInt(servers.size()));
        ProcessHandle.of(victim.pid().orElseThrow()).orElseThrow().destroyForcibly();
        held.kills.countDown();
        // whoever runs it sees that something is wrong, and ends it; unless it came to its end
        try {
            run.get(5, TimeUnit.SECONDS);
        } catch (TimeoutException stillRunning) {
            run.cancel(true);
        } catch (ExecutionException failed) {
            assertThat(failed).hasCauseInstanceOf(K2gException.class);
        }
        background.submit(() -> {}).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return victim.server();
    }

    private RunReport up(Path recording, ReplayOptions replay, UpListener listener) {
        FeedSources sources = new FeedSources(Optional.of(recording.toString()), false, Optional.empty());
        UpOptions options = new UpOptions(sources, replay, MaxRejects.UNLIMITED, true, directory, PATIENCE);
        return new Up(recipe, target, options, listener).run();
    }

    private static long written(Graph graph) {
        return graph.counts().relationships().getOrDefault("RSVP", 0L);
    }

    private Set<Rsvp> written() {
        try (Graph graph = Graph.connect(target.running().orElseThrow().neo4j())) {
            Set<Rsvp> written = new HashSet<>();
            graph.query(
                            "MATCH (m:MemberId)-[r:RSVP]->(g:GroupTopicName)"
                                    + " RETURN m.member_id, r.time, g.group_topic_name",
                            Map.of())
                    .rows()
                    .forEach(row -> assertThat(
                                    written.add(new Rsvp((Long) row.get(0), (Long) row.get(1), (String) row.get(2))))
                            .as("written once: %s", row)
                            .isTrue());
            return written;
        }
    }

    /** A recording of RSVPs that no other round has. */
    private Path record(int round, Set<Rsvp> expected) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int message = 0; message < MESSAGES; message++) {
            long member = round * 1_000L + random.nextInt(300);
            long time = 1_500_000_000_000L + message;
            List<String> topics = new ArrayList<>();
            for (int topic = 0; topic < TOPICS_EACH; topic++) {
                String name = "topic " + random.nextInt(500);
                expected.add(new Rsvp(member, time, name));
                topics.add("{\"topic_name\": \"" + name + "\"}");
            }
            lines.add("{\"member\": {\"member_id\": " + member + "}, \"event\": {\"time\": " + time
                    + "}, \"group\": {\"group_topics\": [" + String.join(", ", topics) + "]}}");
        }
        return Files.write(directory.resolve("round-" + round + ".ndjson"), lines);
    }

    /** Goes no further than to {@link #HELD_AT} messages while there is a kill to come. */
    private static final class HeldReplay implements UpListener {

        private final CountDownLatch kills;

        HeldReplay(int kills) {
            this.kills = new CountDownLatch(kills);
        }

        @Override
        public void progress(String line) {}

        @Override
        public void applied(Change change) {}

        @Override
        public ReplayListener replaying(FeedSpec feed, Replay replay) {
            return progress -> {
                if (progress.messages() >= HELD_AT) {
                    awaitKill();
                }
            };
        }

        private void awaitKill() {
            try {
                assertThat(kills.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
