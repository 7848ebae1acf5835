package dev.k2g.replay;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.ReplaySummary.EndedBy;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.local.LocalTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static dev.k2g.replay.ReplayFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A replay whose broker dies for good: whoever stops it is not kept waiting, and its sums hold. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledBrokerTest {

    private static final long SECONDS_TO_END = 10;

    private final LocalTarget target;
    private final ReplayFixture kafka;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    KilledBrokerTest(@TempDir Path directory) {
        target = new LocalTarget(directory);
        kafka = new ReplayFixture(target.start(List.of("kafka"), Deadline.in(Duration.ofMinutes(1)), line -> {})
                .kafka());
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        target.kill();
        target.purge();
    }

    @Test
    void a_stop_while_the_last_records_are_waited_for() throws Exception {
        assertEndsSoon(1_000, "{}\n", 1_000, Replay::stop);
    }

    @Test
    void an_interrupt_while_there_is_no_room_for_another_record() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(700_000) + "\"}\n";
        assertEndsSoon(100, large, 30, replay -> threads.shutdownNow());
    }

    /**
     * @param lines how many lines come once the broker does not answer any more
     * @param stopAt how many of them are taken before it is stopped
     */
    private void assertEndsSoon(int lines, String line, long stopAt, Consumer<Replay> stop) throws Exception {
        TopicSpec topic = kafka.topic("killed", 1, Map.of());
        Replay replay = kafka.replay(topic, ".");
        CompletableFuture<ReplaySummary> summary = new CompletableFuture<>();
        long[] taken = {0};
        ReplayListener listener = new ReplayListener() {
            @Override
            public void progress(ReplayProgress now) {
                synchronized (taken) {
                    taken[0] = now.messages();
                }
            }

            @Override
            public void ended(ReplaySummary it) {
                summary.complete(it);
            }
        };
        PipedOutputStream out = new PipedOutputStream();
        MessageSource source = MessageSource.standardInput(new PipedInputStream(out, 1 << 20));
        Future<?> run = threads.submit(() -> replay.run(source, ReplayOptions.unlimited(), listener));
        out.write(bytes("{}\n"));
        out.flush();
        await().until(() -> kafka.records(topic).size() == 1);
        // frozen before it is killed, so that the producer does not forget where the topic is
        freezeBroker();
        threads.submit(() -> write(out, lines, line));
        await().until(() -> {
            synchronized (taken) {
                return taken[0] >= stopAt + 1;
            }
        });
        target.end("kafka", StopMode.AT_ONCE);

        stop.accept(replay);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> run.get(SECONDS_TO_END, TimeUnit.SECONDS))
                .withCauseInstanceOf(UnreachableException.class)
                .withMessageContaining(" not acknowledged.");
        assertThat(summary.join().endedBy()).isEqualTo(EndedBy.FAILURE);
        assertThat(summary.join().sent()).isEqualTo(1);
        assertThat(summary.join().failed())
                .isEqualTo(summary.join().messages() - 1)
                .isPositive();
    }

    private void freezeBroker() throws Exception {
        long pid = target.status().stream()
                .filter(server -> server.server().equals("kafka"))
                .findFirst()
                .map(ServerStatus::pid)
                .orElseThrow()
                .orElseThrow();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static Void write(OutputStream out, int lines, String line) throws IOException {
        try (out) {
            for (int written = 0; written < lines; written++) {
                out.write(bytes(line));
            }
        }
        return null;
    }
}
