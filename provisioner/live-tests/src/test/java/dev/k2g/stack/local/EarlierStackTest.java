package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.Kafka;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.DirectoryLock;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.start.ServerKind;
import dev.k2g.testsupport.MadeByEarlierK2g;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A stack's folder that an earlier k2g left is understood, and its servers can be started again. */
class EarlierStackTest {

    /** What the data of Kafka and Connect would not be found by, if it changed. */
    private static final Map<ServerKind, List<String>> KEPT_WITH_THE_DATA = Map.of(
            ServerKind.KAFKA,
            List.of("node.id", "process.roles", "log.dirs", "controller.listener.names", "inter.broker.listener.name"),
            ServerKind.CONNECT,
            List.of(
                    "group.id",
                    "config.storage.topic",
                    "offset.storage.topic",
                    "status.storage.topic",
                    "key.converter",
                    "value.converter",
                    "config.providers",
                    "config.providers.file.param.allowed.paths"));

    @TempDir
    private Path directory = Path.of("");

    private StackDirectory state = new StackDirectory(directory);

    @BeforeEach
    void lay() throws IOException {
        state = new StackDirectory(MadeByEarlierK2g.in(directory).stack());
    }

    @Test
    void its_credentials_are_read_and_kept() throws IOException {
        String before = Files.readString(state.credentials());

        Credentials credentials = Credentials.of(state);
        CloudAccounts accounts = CloudAccounts.of(state);

        assertThat(credentials.apiKey()).isEqualTo("MADEUPAPIKEY2345");
        assertThat(credentials.apiSecret().reveal()).isEqualTo("made-up+api/secret+of+a+throwaway+stack");
        assertThat(credentials.brokerSecret().reveal()).isEqualTo("made-up+broker/secret+of+a+throwaway+stack");
        assertThat(credentials.neo4jPassword().reveal()).isEqualTo("made-up_neo4j-password_of_a_throwaway_stack");
        assertThat(credentials.clusterId()).isEqualTo("bWFkZS11cC1jbHVzdGVyMQ");
        assertThat(Files.readString(state.credentials())).isEqualTo(before);
        assertThat(accounts.provisioning().secret().reveal())
                .isEqualTo("made-up+provisioning/secret+of+a+throwaway+stack");
        assertThat(accounts.connectors().secret().reveal()).isEqualTo("made-up+connectors/secret+of+a+throwaway+stack");
        assertThat(PropertiesText.read(CloudAccounts.logins(state)))
                .containsOnlyKeys(
                        accounts.provisioning().name(), accounts.connectors().name());
    }

    @Test
    void its_ports_and_what_ran_its_Neo4j_are_known() throws IOException {
        assertThat(StackPorts.of(state).ports())
                .isEqualTo(Map.of(
                        PortRange.KAFKA, 9092,
                        PortRange.CONTROLLER, 9192,
                        PortRange.CONNECT, 8083,
                        PortRange.BOLT, 7687,
                        PortRange.HTTP, 7474,
                        PortRange.HTTPS, 7473));
        assertThat(Neo4jRuntime.ofData(state)).isEmpty();
        Files.createDirectories(state.server("neo4j").resolve("data/databases"));
        assertThat(Neo4jRuntime.ofData(state)).contains(new Neo4jRuntime(Neo4jSeries.V5, Jdk.own()));
    }

    @Test
    void its_processes_are_known_to_be_gone() {
        LocalTarget target = new LocalTarget(state.root());

        assertThat(target.status()).extracting(ServerStatus::server).containsExactly("kafka", "connect", "neo4j");
        assertThat(target.status()).extracting(ServerStatus::state).containsOnly(State.STOPPED);
        assertThat(target.running()).isEmpty();
        assertThat(target.logs()).hasSize(3);
        DirectoryLock.take(state).close();
    }

    @Test
    void its_endpoints_and_the_workers_secrets_are_the_same() throws IOException {
        StackConfiguration configuration = StackConfiguration.ofLastStart(state).orElseThrow();

        Endpoints endpoints = configuration.endpoints();

        assertThat(endpoints.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(endpoints.kafka().certificateAuthority().orElseThrow()).exists();
        assertThat(endpoints.connect().uri()).hasToString("http://127.0.0.1:8083");
        assertThat(endpoints.neo4j().uri()).hasToString("neo4j+s://localhost:7687");
        assertThat(PropertiesText.read(configuration.neo4jSecrets()))
                .isEqualTo(Map.of(
                        "NEO4J_URI", endpoints.neo4j().uri().toString(),
                        "NEO4J_USERNAME", endpoints.neo4j().username(),
                        "NEO4J_PASSWORD", endpoints.neo4j().password().reveal(),
                        "NEO4J_DATABASE", endpoints.neo4j().database()));
    }

    @Test
    void what_its_data_is_found_by_is_configured_as_before() throws IOException {
        StackConfiguration configuration = StackConfiguration.ofLastStart(state).orElseThrow();
        for (ServerKind server : KEPT_WITH_THE_DATA.keySet()) {
            ServerFiles rendered = ServerFiles.render(server, configuration);
            String template = server == ServerKind.KAFKA ? "server.properties" : "worker.properties";
            Path file = state.server(server.id()).resolve(template);
            Map<String, String> before = PropertiesText.read(file);
            Map<String, String> now =
                    PropertiesText.read(new StringReader(rendered.files().getOrDefault(file, "")));

            for (String key : KEPT_WITH_THE_DATA.get(server)) {
                assertThat(before).as("what the earlier k2g wrote").containsKey(key);
                assertThat(now).containsEntry(key, before.get(key));
            }
        }
    }

    @Test
    void its_broker_is_started_again_with_its_keys() {
        LocalTarget target = new LocalTarget(state.root());
        try {
            Endpoints endpoints = target.start(List.of("kafka"), Deadline.in(Duration.ofMinutes(1)), line -> {});

            assertThat(endpoints.kafka().apiKey()).isEqualTo("MADEUPAPIKEY2345");
            try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
                assertThat(kafka.topics().names()).isEmpty();
            }
        } finally {
            target.kill();
            target.purge();
        }
        assertThat(state.root()).doesNotExist();
    }
}
