package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.LockedException;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.files.DirectoryLock;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.stack.start.ServerKind;
import dev.k2g.testsupport.SharedStack;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.Neo4jException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@ExtendWith(SharedStack.class)
class RunningStackTest {

    private static final Path PROC = Path.of("/proc");

    @Test
    void every_server_answers(LocalTarget target, Endpoints endpoints) {
        assertThat(target.status()).extracting(ServerStatus::server).containsExactly("kafka", "connect", "neo4j");
        assertThat(target.status()).extracting(ServerStatus::state).containsOnly(State.RUNNING);
        assertThat(target.running()).contains(endpoints);
        assertThat(endpoints.versions()).containsKeys("kafka", "connect", "neo4j", "java");
    }

    /** As a user that is not there, so that nobody is locked out. */
    @Test
    void a_server_that_refuses_the_login_is_told_from_one_that_does_not_answer(
            Endpoints endpoints, StackDirectory state) {
        Neo4jEndpoint neo4j = endpoints.neo4j();
        Neo4jEndpoint stranger = new Neo4jEndpoint(
                neo4j.uri(),
                "nobody",
                neo4j.password(),
                neo4j.database(),
                neo4j.certificateAuthority(),
                neo4j.browser());
        Neo4jEndpoint nowhere = new Neo4jEndpoint(
                URI.create("neo4j+s://localhost:1"),
                neo4j.username(),
                neo4j.password(),
                neo4j.database(),
                neo4j.certificateAuthority(),
                neo4j.browser());

        assertThat(stateOf(endpoints, stranger, state)).isEqualTo(State.LOGIN_REFUSED);
        assertThat(stateOf(endpoints, nowhere, state)).isEqualTo(State.NOT_ANSWERING);
    }

    private static State stateOf(Endpoints endpoints, Neo4jEndpoint neo4j, StackDirectory state) {
        Endpoints changed = new Endpoints(
                endpoints.target(),
                endpoints.kafka(),
                endpoints.connect(),
                neo4j,
                endpoints.sink(),
                endpoints.disposable(),
                endpoints.versions());
        StackAccess access = StackAccess.ofLastStart(state).orElseThrow();
        return ServerKind.NEO4J
                .started("", changed, access, OptionalLong.empty())
                .state();
    }

    @Test
    void the_sinks_tasks_log_no_more_than_warnings(Endpoints endpoints) throws Exception {
        URI loggers = URI.create(endpoints.connect().uri() + "/admin/loggers/");
        for (String logger : List.of("org.neo4j.connectors", "streams.kafka.connect")) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(loggers.resolve(logger)).build(), BodyHandlers.ofString());
            assertThat(response.body()).contains("\"level\":\"WARN\"");
        }
    }

    @Test
    void starting_again_reuses_what_runs(LocalTarget target, Endpoints endpoints) {
        List<OptionalLong> pids = pids(target);
        List<String> progress = new ArrayList<>();

        assertThat(target.start(Deadline.in(Duration.ofMinutes(1)), progress::add))
                .isEqualTo(endpoints);

        assertThat(pids(target)).isEqualTo(pids);
        assertThat(progress).hasSize(3).allMatch(line -> line.contains("runs already"));
    }

    @Test
    void a_second_k2g_is_told_who_is_at_work(LocalTarget target, StackDirectory state) throws IOException {
        try (DirectoryLock lock = DirectoryLock.take(state)) {
            assertThatThrownBy(() -> target.stop(Deadline.in(Duration.ofSeconds(1)), line -> {}))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
        assertThat(target.running()).isPresent();
    }

    @Test
    void data_of_a_running_stack_is_not_forgotten(LocalTarget target) {
        assertThatThrownBy(target::purge).hasMessageContaining("still runs");
        assertThat(target.running()).isPresent();
    }

    @Test
    void no_secret_in_arguments_environment_or_logs(LocalTarget target, Endpoints endpoints) throws IOException {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        for (ServerStatus server : target.status()) {
            processes.put(
                    server.server(),
                    ProcessHandle.of(server.pid().orElseThrow()).orElseThrow());
        }

        Map<String, String> texts = readableByOthers(processes, logs(target));

        assertThat(texts).hasSizeGreaterThan(6);
        assertThat(placesOf(endpoints.redaction(), texts)).isEmpty();
    }

    @Test
    void a_secret_in_arguments_environment_or_a_log_would_be_found(@TempDir Path folder) throws Exception {
        Secret planted = Secret.of("planted/so+that the search=has \"something\" to find");
        Path log = Files.writeString(folder.resolve("planted.log"), "password=" + planted.reveal() + "\n");
        // it waits for a line until its input is closed
        ProcessBuilder careless = new ProcessBuilder("sh", "-c", "read line", "sh", planted.reveal());
        careless.environment().put("PASSWORD", planted.reveal());
        Process process = careless.start();
        try {
            Map<String, String> texts = readableByOthers(Map.of("careless", process.toHandle()), List.of(log));

            assertThat(placesOf(Redaction.of(List.of(planted)), texts)).containsExactlyElementsOf(texts.keySet());
            assertThat(texts).hasSize(Files.exists(PROC) ? 3 : 2);
        } finally {
            process.destroy();
        }
    }

    private static Map<String, String> readableByOthers(Map<String, ProcessHandle> processes, List<Path> logs)
            throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, ProcessHandle> each : processes.entrySet()) {
            ProcessHandle process = each.getValue();
            texts.put(
                    each.getKey() + " arguments",
                    List.of(process.info().arguments().orElseThrow()).toString());
            Path environment = PROC.resolve(process.pid() + "/environ");
            if (Files.exists(environment)) {
                texts.put(environment.toString(), Files.readString(environment, ISO_8859_1));
            }
        }
        for (Path log : logs) {
            texts.put(log.toString(), Files.readString(log, ISO_8859_1));
        }
        return texts;
    }

    /** Names only: what a failed test prints must not hold the secret that it found. */
    private static List<String> placesOf(Redaction secrets, Map<String, String> texts) {
        return texts.keySet().stream()
                .filter(name -> !secrets.redact(texts.get(name)).equals(texts.get(name)))
                .toList();
    }

    private static List<Path> logs(LocalTarget target) throws IOException {
        Path neo4j = target.logs().get("neo4j");
        Path root = neo4j.getParent().getParent();
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(file ->
                            file.toString().endsWith(".log") && !file.toString().contains("/data/"))
                    .toList();
        }
    }

    @Test
    void only_the_owner_reads_the_state(StackDirectory state) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.root())))
                .isEqualTo("rwx------");
        for (Path file : List.of(
                state.credentials(),
                new TlsFiles(state.tls()).key(),
                state.workerSecrets().resolve("neo4j.properties"),
                state.server("kafka").resolve("server.properties"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        assertThat(state.root().resolve(".gitignore")).hasContent("*");
    }

    @Test
    void nothing_listens_beyond_the_loopback_address(StackDirectory state) throws IOException {
        List<InetAddress> others = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        assumeTrue(!others.isEmpty(), "this machine has no address but the loopback one");
        assertThat(StackPorts.of(state).ports()).hasSize(PortRange.values().length);
        for (int port : StackPorts.of(state).ports().values()) {
            for (InetAddress address : others) {
                try (Socket socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port), 500))
                            .as(address + ":" + port)
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void nobody_gets_into_Kafka_without_credentials(StackDirectory state) {
        Map<PortRange, Integer> ports = StackPorts.of(state).ports();
        Map<String, Object> impatient = Map.of("request.timeout.ms", 500, "default.api.timeout.ms", 1_000);
        for (String property : List.of("bootstrap.servers", "bootstrap.controllers")) {
            Integer port = ports.get(property.endsWith("servers") ? PortRange.KAFKA : PortRange.CONTROLLER);
            Map<String, Object> properties = new HashMap<>(impatient);
            properties.put(property, "127.0.0.1:" + port);
            try (Admin admin = Admin.create(properties)) {
                assertThatThrownBy(() -> admin.describeCluster().clusterId().get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TimeoutException.class);
            }
        }
    }

    @Test
    void Neo4j_refuses_connections_without_encryption(Endpoints endpoints) {
        try (Driver driver = GraphDatabase.driver(
                "bolt://127.0.0.1:" + endpoints.neo4j().uri().getPort())) {
            assertThatThrownBy(driver::verifyConnectivity).isInstanceOf(Neo4jException.class);
        }
    }

    @Test
    void servers_ignore_the_interrupt_and_hangup_meant_for_k2g(LocalTarget target) throws Exception {
        List<OptionalLong> pids = pids(target);
        for (OptionalLong pid : pids) {
            for (String signal : List.of("-INT", "-HUP")) {
                new ProcessBuilder("kill", signal, Long.toString(pid.orElseThrow()))
                        .start()
                        .waitFor();
            }
        }
        assertThat(target.status()).extracting(ServerStatus::state).containsOnly(State.RUNNING);
        assertThat(pids(target)).isEqualTo(pids);
    }

    @Test
    void all_servers_together_need_less_than_2_GiB(LocalTarget target) throws IOException {
        assumeTrue(Files.exists(PROC.resolve("self/smaps_rollup")), "needs Linux's smaps_rollup");
        long kibibytes = 0;
        for (OptionalLong pid : pids(target)) {
            kibibytes += Files.readAllLines(PROC.resolve(pid.orElseThrow() + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        assertThat(kibibytes).isPositive().isLessThan(2L * 1024 * 1024);
    }

    private static List<OptionalLong> pids(LocalTarget target) {
        return target.status().stream().map(ServerStatus::pid).toList();
    }
}
