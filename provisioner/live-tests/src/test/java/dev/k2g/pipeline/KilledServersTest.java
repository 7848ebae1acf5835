package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.K2gException;
import dev.k2g.graph.Graph;
import dev.k2g.plan.Change;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever server is killed, and whenever: after the next {@code up} the graph is exact and the sums hold. How often is
 * the system property {@code k2g.test.kills}, without which there is none; the moments follow from {@code k2g.test.seed}.
 */
@EnabledIfSystemProperty(named = "k2g.test.kills", matches = "[1-9][0-9]*", disabledReason = "each kill takes 10 s")
class KilledServersTest {

    private static final int KILLS = Integer.getInteger("k2g.test.kills", 0);
    private static final long SEED = Long.getLong("k2g.test.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MESSAGES = 1_000;
    private static final int TOPICS_EACH = 10;

    /** From the first record sent to the last one written, roughly. */
    private static final Duration RUN = Duration.ofSeconds(3);

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
            Path recording = record(round, expected);
            String killed = upWithAKill(recording);

            RunReport report = up(recording, new Listener());

            String context = "seed " + SEED + ", round " + round + ", " + killed + " killed";
            assertThat(report.sums()).as(context).allMatch(Sum::holds);
            assertThat(report.sink().deadLettered()).as(context).isZero();
            assertThat(report.replay().sent()).as(context).isEqualTo(MESSAGES * TOPICS_EACH);
            assertThat(written()).as(context).isEqualTo(expected);
        }
    }

    /** Runs {@code up}, and kills a server at some moment of the replay or the delivery. */
    private String upWithAKill(Path recording) throws Exception {
        Listener listener = new Listener();
        Future<RunReport> run = background.submit(() -> up(recording, listener));
        assertThat(listener.replaying.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        LockSupport.parkNanos((long) (random.nextDouble() * RUN.toNanos()));
        List<ServerStatus> servers = target.status();
        ServerStatus victim = servers.get(random.nextInt(servers.size()));
        ProcessHandle.of(victim.pid().orElseThrow()).orElseThrow().destroyForcibly();
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

    private RunReport up(Path recording, Listener listener) {
        UpOptions options = new UpOptions(
                Optional.of(recording.toString()), Optional.empty(), ReplayOptions.unlimited(), directory, PATIENCE);
        return new Up(recipe, target, options, listener).run();
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

    /** Knows when the replay has begun. */
    private static final class Listener implements UpListener {

        private final CountDownLatch replaying = new CountDownLatch(1);

        @Override
        public void progress(String line) {}

        @Override
        public void applied(Change change) {}

        @Override
        public ReplayListener replaying(FeedSpec feed, Replay replay) {
            replaying.countDown();
            return ReplayListener.NONE;
        }
    }
}
