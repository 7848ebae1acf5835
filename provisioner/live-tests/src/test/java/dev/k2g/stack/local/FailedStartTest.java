package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.start.ServerKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FailedStartTest {

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void end() {
        new LocalTarget(directory).kill();
    }

    @Test
    void a_server_that_ends_while_starting_is_named_with_its_reason_and_its_log() {
        StackDirectory state = new StackDirectory(directory);
        state.write(
                state.server("kafka").resolve("data").resolve("meta.properties"),
                PropertiesText.write(Map.of("version", "1", "cluster.id", "abc", "node.id", "2")));

        assertThatThrownBy(() -> start(Duration.ofMinutes(2)))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("Kafka ended while starting")
                .hasMessageContaining("Stored node id 2")
                .hasMessageContaining(state.log("kafka").toString());
        assertThat(left()).isEmpty();
    }

    @Test
    void a_start_that_takes_too_long_leaves_nothing() {
        assertThatThrownBy(() -> start(Duration.ofMillis(10)))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("Kafka to answer");
        assertThat(left()).isEmpty();
    }

    @Test
    void a_port_that_another_program_takes_before_the_server_does_is_left_to_it_and_another_is_taken()
            throws Exception {
        List<String> progress = new ArrayList<>();
        List<ServerSocket> taken = new ArrayList<>();
        try {
            new LocalTarget(directory).start(List.of("kafka"), Deadline.in(Duration.ofMinutes(2)), line -> {
                progress.add(line);
                if (line.startsWith("Starting Kafka") && taken.isEmpty()) {
                    taken.add(listen(Integer.parseInt(line.replaceFirst(".* on port (\\d+)\\..*", "$1"))));
                }
            });

            int port = taken.get(0).getLocalPort();
            assertThat(progress).hasSize(4);
            assertThat(progress.get(1))
                    .startsWith("Kafka cannot have port " + port + ": pid "
                            + ProcessHandle.current().pid())
                    .contains(" listens there.")
                    .endsWith(" Trying other ports.");
            assertThat(StackPorts.of(new StackDirectory(directory)).port(PortRange.KAFKA))
                    .isNotEqualTo(port);
            assertThat(left()).hasSize(1);
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_interrupted_start_leaves_nothing() throws Exception {
        Process k2g = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StartStack.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader progress = k2g.inputReader()) {
            assertThat(progress.lines().filter(line -> line.contains("Neo4j")).findFirst())
                    .isPresent();
            Deadline.in(Duration.ofSeconds(10))
                    .awaitTrue("three servers", () -> left().size() == 3, () -> "there are " + left());
            k2g.destroy(); // a SIGINT would be ignored where the tests run in the background
            assertThat(k2g.waitFor()).isEqualTo(128 + 15);
        } finally {
            k2g.destroyForcibly();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void a_state_directory_that_cannot_be_used_is_named() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(
                        () -> new LocalTarget(file.resolve(".k2g")).start(Deadline.in(Duration.ofSeconds(1)), l -> {}))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(file.resolve(".k2g").toString());
    }

    @Test
    void data_without_its_passwords_is_not_guessed_at() {
        StackDirectory state = new StackDirectory(directory);
        state.directory(state.server("neo4j").resolve("data"));

        assertThatThrownBy(() -> start(Duration.ofSeconds(1)))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(state.credentials().toString());
    }

    @Test
    void a_line_of_neo4j_that_did_not_store_the_data_is_refused_before_anything_starts() {
        StackDirectory state = new StackDirectory(directory);
        state.directory(state.server("neo4j").resolve("data").resolve("databases"));

        TargetChoices calendar = new TargetChoices(Map.of(LocalOptions.NEO4J, "2026"), Optional.empty());
        assertThatThrownBy(() -> start(LocalOptions.of(calendar), Duration.ofSeconds(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The data of this stack was stored by Neo4j 5.26");
        assertThat(state.server("kafka")).doesNotExist();
    }

    private void start(Duration patience) {
        start(LocalOptions.none(), patience);
    }

    private void start(LocalOptions options, Duration patience) {
        new LocalTarget(directory, options).start(Deadline.in(patience), line -> {});
    }

    /** Processes of this stack. */
    private List<ProcessHandle> left() {
        StackDirectory state = new StackDirectory(directory);
        return Stream.of(ServerKind.values())
                .flatMap(server -> ServerProcess.find(state, server.id()).stream())
                .map(ServerProcess::handle)
                .toList();
    }

    /** A k2g that can be interrupted. */
    static final class StartStack {

        private StartStack() {}

        public static void main(String[] arguments) {
            new LocalTarget(Path.of(arguments[0])).start(Deadline.in(Duration.ofMinutes(2)), System.out::println);
        }
    }
}
