package dev.k2g.cli;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands in containers, where they differ from those on jars. */
@EnabledIfSystemProperty(named = "k2g.test.docker", matches = "required", disabledReason = "-Pdocker runs it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerCommandsTest {

    /** Which images there are, the environment says. */
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    private RecipeCopy recipe = new RecipeCopy(Path.of(""));
    private K2gRun up = new K2gRun(0, "", "");

    @BeforeAll
    void up(@TempDir Path folder) throws IOException {
        recipe = RecipeCopy.in(folder.resolve("recipe"));
        environment.putAll(Map.of("XDG_CACHE_HOME", folder.toString(), "K2G_TARGET", "docker"));
        String archive = StandinRelease.write(folder.resolve("release.zip")).toString();
        K2gRun.at(
                folder,
                environment,
                "",
                "plugin",
                "fetch",
                "neo4j/kafka-connect-neo4j:5.5.2",
                "--from",
                archive,
                "--yes");
        up = recipe.k2gIn(environment, "up", "--sink", "official");
    }

    @AfterAll
    void down() {
        K2gRun purge = recipe.k2gIn(environment, "down", "--purge");

        assertThat(purge.out())
                .contains("Images stay: k2g image remove takes those that k2g has built; docker image rm takes ");
    }

    @Test
    void an_image_with_the_official_sink_is_no_change_to_what_runs() {
        K2gRun plan = recipe.k2gIn(environment, "plan", "--fail-on-changes");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.out()).contains("sink official " + StandinRelease.VERSION);
        assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
        assertThat(plan.out()).isEqualTo("Nothing to change: 6 resources as the recipe says.\n");
    }

    @Test
    void a_worker_runs_against_the_kafka_of_a_target_file_until_it_is_stopped() throws IOException {
        int port = freePort();
        Map<String, String> elsewhere = targetFile(port);

        K2gRun start = recipe.k2gIn(elsewhere, "worker", "start", "--sink", "official");
        K2gRun status = recipe.k2gIn(elsewhere, "worker", "status");
        K2gRun logs = recipe.k2gIn(elsewhere, "worker", "logs", "--lines", "5");
        K2gRun stop = recipe.k2gIn(elsewhere, "worker", "stop");

        String running =
                "http://127\\.0\\.0\\.1:" + port + ", with [\\w.]+Neo4jConnector " + StandinRelease.VERSION + "\\.\n";
        assertThat(start.exitCode()).as(start.err()).isZero();
        assertThat(start.out()).matches("Worker k2g-worker-recipe-[0-9a-f]{8} at " + running);
        assertThat(status.out()).matches("Worker k2g-worker-recipe-[0-9a-f]{8} is running at " + running);
        assertThat(logs.out().lines()).hasSize(5);
        assertThat(stop.out()).isEqualTo("Stopped.\n");
        assertThat(stop.err()).matches("Stopping k2g-worker-recipe-[0-9a-f]{8}\\.\n");
        assertThat(recipe.k2gIn(elsewhere, "worker", "status").out()).isEqualTo("Worker is stopped.\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The servers that run, as if they were elsewhere. */
    private Map<String, String> targetFile(int port) throws IOException {
        Map<String, String> variables = new HashMap<>(environment);
        recipe.k2gIn(environment, "env", "-o", "json")
                .document()
                .fields()
                .forEachRemaining(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        Path file = Files.writeString(recipe.folder().resolve("elsewhere.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                kafka:
                  bootstrapServers: ${env:BROKER_ENDPOINT}
                  apiKey: ${env:CLUSTER_API_KEY}
                  apiSecret: ${env:CLUSTER_API_SECRET}
                  certificateAuthority: ${env:SSL_CERT_FILE}
                connect: {worker: {url: "http://127.0.0.1:%d"}}
                neo4j:
                  uri: ${env:NEO4J_URI}
                  username: neo4j
                  password: ${env:NEO4J_PASSWORD}
                  certificateAuthority: ${env:SSL_CERT_FILE}
                """.formatted(port));
        variables.put("K2G_TARGET", file.toString());
        return variables;
    }
}
