package dev.k2g.stack.start;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.files.TlsFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import static dev.k2g.stack.start.ServerKind.CONNECT;
import static dev.k2g.stack.start.ServerKind.KAFKA;
import static dev.k2g.stack.start.ServerKind.NEO4J;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The start of servers that are none. Those that are belong to the tests of each target. */
class StackStartTest {

    @TempDir
    private Path directory = Path.of("");

    private StackDirectory state = new StackDirectory(Path.of(""));
    private final List<String> progress = new ArrayList<>();
    private final Set<ServerKind> ended = EnumSet.noneOf(ServerKind.class);
    private final List<StackPorts> chosen = new ArrayList<>();
    private final List<Integer> thefts = new ArrayList<>();
    private final List<ServerSocket> open = new ArrayList<>();
    private final Set<ServerKind> undone = EnumSet.noneOf(ServerKind.class);

    @BeforeEach
    void create() {
        state = new StackDirectory(directory.resolve("state"));
        state.create();
    }

    @AfterEach
    void close() throws IOException {
        for (ServerSocket socket : open) {
            socket.close();
        }
    }

    @Test
    void when_one_cannot_be_started_the_others_are_undone() {
        assertThatThrownBy(() -> start(Set.of(), NEO4J, KAFKA))
                .isInstanceOf(IOException.class)
                .hasMessage("no memory");

        assertThat(undone).containsExactly(KAFKA, CONNECT, NEO4J);
        assertThat(progress).containsExactly("Starting kafka.", "Starting connect.", "Starting neo4j.");
    }

    @Test
    void when_one_ends_while_it_starts_its_log_says_why_and_all_are_undone() {
        assertThatThrownBy(() -> start(Set.of(), null, CONNECT))
                .isInstanceOf(FailedException.class)
                .hasMessage("Connect ended while starting: the log of connect")
                .extracting("remedy")
                .isEqualTo("mend connect");

        assertThat(undone).containsExactly(KAFKA, CONNECT, NEO4J);
    }

    @Test
    void one_that_runs_and_does_not_answer_is_replaced() {
        assertThatThrownBy(() -> start(EnumSet.of(KAFKA), CONNECT, NEO4J)).isInstanceOf(IOException.class);

        assertThat(ended).containsExactly(KAFKA);
        assertThat(progress)
                .containsExactly("Replacing old kafka, which does not answer.", "Starting kafka.", "Starting connect.");
        assertThat(undone).containsExactly(KAFKA, CONNECT);
    }

    @Test
    void a_worker_that_waits_for_its_broker_is_left_alone() {
        assertThatThrownBy(() -> start(EnumSet.of(CONNECT), NEO4J, NEO4J)).isInstanceOf(IOException.class);

        assertThat(ended).isEmpty();
        assertThat(undone).containsExactly(KAFKA, NEO4J);
    }

    @Test
    void a_port_that_somebody_takes_before_the_server_does_is_left_to_them_and_another_is_tried() {
        assertThatThrownBy(() -> start(thief(1)))
                .as("the end of the second attempt")
                .hasMessage("Kafka ended while starting: the log of kafka");

        int taken = thefts.get(0);
        assertThat(chosen).hasSize(2);
        assertThat(chosen.get(0).port(PortRange.KAFKA)).isEqualTo(taken);
        assertThat(chosen.get(1).port(PortRange.KAFKA)).isNotEqualTo(taken);
        assertThat(StackPorts.of(state)).isEqualTo(chosen.get(1));
        assertThat(progress)
                .anyMatch(line -> line.startsWith("Kafka cannot have port " + taken + ": ")
                        && line.endsWith(" listens there. Trying other ports."));
    }

    @Test
    void where_every_port_is_taken_before_the_server_has_it_the_start_is_given_up() {
        assertThatThrownBy(() -> start(thief(Integer.MAX_VALUE)))
                .isInstanceOf(FailedException.class)
                .hasMessageMatching("Kafka cannot have port \\d+: .* listens there\\.")
                .hasFieldOrPropertyWithValue("code", FindingCode.PORT_TAKEN)
                .extracting("remedy")
                .asString()
                .doesNotContain("purge");

        assertThat(thefts).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void a_server_whose_log_says_that_its_port_is_taken_is_tried_again_though_the_port_is_free_by_now() {
        assertThatThrownBy(() -> start(ports -> new Launcher(ports, null, KAFKA) {
                    @Override
                    public String reason(ServerKind server) {
                        return "java.net.BindException: Address already in use";
                    }
                }))
                .hasFieldOrPropertyWithValue("code", FindingCode.PORT_TAKEN);

        assertThat(chosen).hasSize(4);
    }

    @Test
    void a_server_of_the_stack_that_does_not_answer_as_such_in_time_has_not_lost_its_port() {
        assertThatThrownBy(() -> StackStart.run(
                        state,
                        EnumSet.of(CONNECT),
                        Set.of(),
                        ports -> new Launcher(ports, null, KAFKA) {
                            @Override
                            public void start(ServerKind server) throws IOException {
                                open.add(answering(ports.port(PortRange.CONNECT)));
                            }

                            @Override
                            public Optional<Boolean> listensOn(ServerKind server, int port) {
                                return Optional.of(true);
                            }
                        },
                        Deadline.in(Duration.ofSeconds(2)),
                        progress::add))
                .hasFieldOrPropertyWithValue("code", FindingCode.NOT_READY)
                .hasMessageContaining("does not answer as a Connect worker does");
    }

    /** A server that answers every request with an empty page. */
    private static ServerSocket answering(int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getInputStream().read();
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
                } catch (IOException e) {
                    return; // closed at the end of the test
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Kafka ends because somebody has its port, so many times; then for another reason. */
    private Function<StackPorts, ServerLauncher> thief(int times) {
        return ports -> new Launcher(ports, null, KAFKA) {
            @Override
            public void start(ServerKind server) throws IOException {
                if (server == KAFKA && thefts.size() < times) {
                    int port = ports.port(PortRange.KAFKA);
                    open.add(new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")));
                    thefts.add(port);
                }
            }
        };
    }

    private void start(Function<StackPorts, ServerLauncher> launcher) throws IOException {
        StackStart.run(
                state,
                EnumSet.allOf(ServerKind.class),
                Set.of(),
                ports -> {
                    chosen.add(ports);
                    return launcher.apply(ports);
                },
                Deadline.in(Duration.ofSeconds(20)),
                progress::add);
    }

    private void start(Set<ServerKind> running, @Nullable ServerKind refused, ServerKind ending) throws IOException {
        StackStart.run(
                state,
                EnumSet.allOf(ServerKind.class),
                running,
                ports -> new Launcher(ports, refused, ending),
                Deadline.in(Duration.ofSeconds(20)),
                progress::add);
    }

    private class Launcher implements ServerLauncher {

        private final StackPorts ports;
        private final @Nullable ServerKind refused;
        private final ServerKind ending;

        Launcher(StackPorts ports, @Nullable ServerKind refused, ServerKind ending) {
            this.ports = ports;
            this.refused = refused;
            this.ending = ending;
        }

        @Override
        public StackAccess access() {
            return new StackAccess(Credentials.of(state), new TlsFiles(state.tls()), ports);
        }

        @Override
        public Endpoints endpoints() {
            return access().endpoints("none", "none", "none", Map.of());
        }

        @Override
        public String describe(ServerKind server) {
            return server.id();
        }

        @Override
        public String describeRunning(ServerKind server) {
            return "old " + server.id();
        }

        @Override
        public String fingerprinted() {
            return "configuration";
        }

        @Override
        public boolean isUpToDate(ServerKind server) {
            return true;
        }

        @Override
        public void end(ServerKind server, boolean answers) {
            ended.add(server);
        }

        @Override
        public void start(ServerKind server) throws IOException {
            if (server == refused) {
                throw new IOException("no memory");
            }
        }

        @Override
        public boolean isAlive(ServerKind server) {
            return server != ending;
        }

        @Override
        public String reason(ServerKind server) {
            return "the log of " + server.id();
        }

        @Override
        public String remedy(ServerKind server) {
            return "mend " + server.id();
        }

        @Override
        public void undo(Set<ServerKind> started) {
            undone.addAll(started);
        }
    }
}
