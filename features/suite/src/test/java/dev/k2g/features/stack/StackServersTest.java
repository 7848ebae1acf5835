package dev.k2g.features.stack;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What tidies up after scenarios. */
class StackServersTest {

    @Test
    void the_logs_of_servers_that_did_not_start_outlast_their_data(@TempDir Path folder) throws IOException {
        Path state = folder.resolve("stack");
        Target target = TargetKind.named("local").open(state, new TargetChoices(System.getenv(), Optional.empty()));
        Path log = Objects.requireNonNull(target.logs().get("kafka"));
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> {
            Deadline.in(StackServers.TO_START)
                    .awaitTrue("the broker's log", () -> log.toFile().length() > 0, () -> "there is none");
            target.end("kafka", StopMode.AT_ONCE);
        });
        List<String> progress = new ArrayList<>();

        assertThatThrownBy(() -> StackServers.start(state, target, Deadline.in(StackServers.TO_START), progress::add))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("Kafka ended while starting")
                .hasMessageContaining(log.toString());

        ending.join();
        assertThat(log).isNotEmptyFile();
        assertThat(progress.get(progress.size() - 1))
                .startsWith("The servers' logs are kept until the next run: ")
                .contains(log.toString());
        try (Stream<Path> left = Files.walk(state)) {
            assertThat(left.filter(Files::isRegularFile)).allMatch(file -> file.startsWith(log.getParent()));
        }
    }

    @Test
    void an_interrupt_that_comes_meanwhile_breaks_nothing_off() {
        Thread scenarios = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean isDone = new AtomicBoolean();

        StackServers.uninterrupted(() -> {
            scenarios.interrupt();
            isDone.set(waitsInVainFor(never));
        });

        assertThat(isDone).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_interrupt_from_before_is_kept() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        StackServers.uninterrupted(() -> assertThat(waitsInVainFor(never)).isTrue());

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_failure_is_the_callers() {
        assertThatThrownBy(() -> StackServers.uninterrupted(() -> {
                    throw new IllegalStateException("a server is away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a server is away");
    }

    /** Whether no interrupt came. */
    private static boolean waitsInVainFor(CountDownLatch latch) {
        try {
            return !latch.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
