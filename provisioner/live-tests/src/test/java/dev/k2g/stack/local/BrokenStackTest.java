package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.start.ServerKind;
import dev.k2g.stack.start.ServerLog;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** A second stack beside the shared one, whose servers are broken one after the other and mended by the next start. */
@EnabledIfSystemProperty(
        named = "k2g.test.kills",
        matches = "[1-9][0-9]*",
        disabledReason = "it starts a stack of its own three times; -Dk2g.test.kills=1 runs it")
@ExtendWith(SharedStack.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenStackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private StackDirectory state = new StackDirectory(Path.of("target"));
    private LocalTarget target = new LocalTarget(state.root());

    @BeforeAll
    void start(@TempDir Path directory) {
        Path named = directory.resolve("with a blank and \u00e9");
        state = new StackDirectory(named);
        target = new LocalTarget(named);
        target.start(Deadline.in(PATIENCE), line -> {});
    }

    @AfterAll
    void end() {
        target.kill();
        target.purge();
    }

    @Test
    @Order(1)
    void two_stacks_run_side_by_side(LocalTarget other, Endpoints endpoints) {
        assertThat(other.running()).contains(endpoints);
        assertThat(target.running()).isPresent();
        assertThat(target.running().get().kafka().bootstrapServers())
                .isNotEqualTo(endpoints.kafka().bootstrapServers());
        assertThat(target.running().get().kafka().apiKey())
                .isNotEqualTo(endpoints.kafka().apiKey());
        assertThat(StackPorts.of(state).ports().values())
                .as("ports that another stack could take from one that has started")
                .isNotEmpty()
                .noneMatch(PortClaims::isFree);
    }

    @Test
    @Order(2)
    void killed_servers_are_mended_where_they_were_and_a_foreign_process_behind_a_pid_is_left_alone() throws Exception {
        Endpoints before = target.running().orElseThrow();
        ProcessHandle neo4j = process(ServerKind.NEO4J);
        kill(ServerKind.CONNECT);
        Process foreign = new ProcessBuilder("sleep", "600").start();
        try (Kafka kafka = Kafka.connect(before.kafka())) {
            kafka.topics()
                    .create(new TopicSpec(
                            "kept", "kept", OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.NONE));
            record(ServerKind.CONNECT, foreign.toHandle());
            assertThat(target.running()).isEmpty();
            assertThat(states()).containsExactly(State.RUNNING, State.STOPPED, State.RUNNING);

            target.end("kafka", StopMode.AT_ONCE);
            listenForAMoment(
                    URI.create("kafka://" + before.kafka().bootstrapServers()).getPort());
            Endpoints after = target.start(Deadline.in(PATIENCE), line -> {});

            assertThat(after).isEqualTo(before);
            assertThat(states()).containsOnly(State.RUNNING);
            assertThat(foreign.isAlive()).isTrue();
            assertThat(process(ServerKind.CONNECT).pid()).isNotEqualTo(foreign.pid());
            assertThat(process(ServerKind.NEO4J)).isEqualTo(neo4j);
            assertThat(kafka.topics().names())
                    .as("what a client is told that was there before")
                    .contains("kept");
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    @Order(4)
    void a_server_that_was_started_and_never_recorded_is_found() {
        ProcessHandle connect = process(ServerKind.CONNECT);
        state.delete(state.processRecord("connect"));

        assertThat(process(ServerKind.CONNECT)).isEqualTo(connect);
    }

    @Test
    @Order(5)
    void a_server_that_does_not_answer_is_replaced() throws Exception {
        ProcessHandle halted = process(ServerKind.CONNECT);
        new ProcessBuilder("kill", "-STOP", Long.toString(halted.pid())).start().waitFor();
        assertThat(states()).containsExactly(State.RUNNING, State.NOT_ANSWERING, State.RUNNING);

        target.start(Deadline.in(PATIENCE), line -> {});

        assertGone(halted);
        assertThat(states()).containsOnly(State.RUNNING);
    }

    @Test
    @Order(6)
    void stops_in_order_and_forgets_when_asked() {
        List<ProcessHandle> processes =
                List.of(process(ServerKind.KAFKA), process(ServerKind.CONNECT), process(ServerKind.NEO4J));

        target.stop(Deadline.in(PATIENCE), line -> {});

        assertThat(processes).allSatisfy(BrokenStackTest::assertGone);
        assertThat(states()).containsOnly(State.STOPPED);
        assertThat(ServerLog.tellingLine(state.log("neo4j"))).endsWith("Stopped.");
        target.purge();
        assertThat(state.root()).doesNotExist();
    }

    /** A process that has given up its memory is gone for k2g, a moment before the system has cleared it away. */
    private static void assertGone(ProcessHandle process) {
        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }

    private List<State> states() {
        return target.status().stream().map(ServerStatus::state).toList();
    }

    private ProcessHandle process(ServerKind server) {
        return ServerProcess.find(state, server.id()).orElseThrow().handle();
    }

    private void kill(ServerKind server) {
        ProcessHandle process = process(server);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As a killed server does until the system has closed its sockets: often, but not always, when it starts again. */
    private static void listenForAMoment(int port) {
        ServerSocket socket =
                Deadline.in(Duration.ofSeconds(5)).await("port " + port, () -> listen(port), () -> "it is taken.");
        CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS)
                .execute(() -> assertThatCode(socket::close).doesNotThrowAnyException());
    }

    private static Optional<ServerSocket> listen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes a record as if this process were the server. */
    private void record(ServerKind server, ProcessHandle process) throws IOException {
        Optional<String> started = process.info().startInstant().map(Object::toString);
        state.write(
                state.processRecord(server.id()),
                PropertiesText.write(Map.of(
                        "pid", Long.toString(process.pid()), "started", started.orElseThrow(), "fingerprint", "")));
    }
}
