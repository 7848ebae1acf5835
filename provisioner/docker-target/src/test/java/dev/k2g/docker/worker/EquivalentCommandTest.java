package dev.k2g.docker.worker;

import dev.k2g.docker.engine.ImageName;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.secret.Secret;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

class EquivalentCommandTest {

    @Test
    void a_shell_reads_the_variables_as_they_are_meant() throws IOException {
        WorkerRequest request = request("broker.example:9092");
        String script = "docker() { printf '%s\\n' \"$@\"; }\n" + EquivalentCommand.dockerRun(request);

        Process shell = new ProcessBuilder("/bin/sh", "-c", script).start();
        String arguments = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(arguments.lines())
                .contains("CONNECT_SASL_JAAS_CONFIG=" + request.variables().get("CONNECT_SASL_JAAS_CONFIG"))
                .contains("KAFKA_HEAP_OPTS=" + request.variables().get("KAFKA_HEAP_OPTS"))
                .contains("127.0.0.1:8183:8083")
                .endsWith("k2g-connect:5.5.2");
    }

    @Test
    void compose_reads_the_same_variables() {
        WorkerRequest request = request("broker.example:9092");

        Map<String, Object> file = new Yaml().load(EquivalentCommand.compose(request));

        assertThat(file)
                .extractingByKey("services", MAP)
                .extractingByKey("connect", MAP)
                .containsEntry("image", "k2g-connect:5.5.2")
                .extractingByKey("environment", MAP)
                .hasSameSizeAs(request.variables())
                .containsEntry(
                        "CONNECT_SASL_JAAS_CONFIG",
                        request.variables().get("CONNECT_SASL_JAAS_CONFIG").replace("$", "$$"));
    }

    @Test
    void neither_shows_a_secret() {
        WorkerRequest request = request("broker.example:9092");

        assertThat(EquivalentCommand.dockerRun(request) + EquivalentCommand.compose(request))
                .contains("<CLUSTER_API_SECRET>")
                .doesNotContain("kafkasecret", "neo4jsecret");
    }

    @Test
    void a_worker_has_the_group_and_topics_that_its_keys_are_for() {
        assertThat(request("broker.example:9092").variables())
                .containsEntry("CONNECT_GROUP_ID", "k2g-worker")
                .containsEntry("CONNECT_CONFIG_STORAGE_TOPIC", "k2g-worker-configs")
                .containsEntry("CONNECT_OFFSET_STORAGE_TOPIC", "k2g-worker-offsets")
                .containsEntry("CONNECT_STATUS_STORAGE_TOPIC", "k2g-worker-status");
    }

    @Test
    void servers_of_this_machine_are_reached_from_its_own_network() {
        WorkerRequest request = request("localhost:9092");

        assertThat(EquivalentCommand.dockerRun(request))
                .contains("--network host")
                .doesNotContain("--publish");
        assertThat(request.variables()).containsEntry("CONNECT_LISTENERS", "http://127.0.0.1:8183");
    }

    @Test
    void both_have_a_restart_policy_and_a_limit_of_memory_and_say_how_to_push() {
        WorkerRequest request = request("broker.example:9092");
        String docker = EquivalentCommand.dockerRun(request);

        assertThat(docker)
                .contains("--restart unless-stopped --memory 3g")
                .contains("docker tag k2g-connect:5.5.2 REGISTRY/k2g-connect:5.5.2")
                .contains("docker push REGISTRY/k2g-connect:5.5.2");
        Map<String, Object> file = new Yaml().load(EquivalentCommand.compose(request));
        assertThat(file)
                .extractingByKey("services", MAP)
                .extractingByKey("connect", MAP)
                .containsEntry("restart", "unless-stopped")
                .containsEntry("mem_limit", "3g");
    }

    private static WorkerRequest request(String bootstrapServers) {
        Endpoints endpoints = new Endpoints(
                "cloud",
                new KafkaEndpoint(bootstrapServers, "KEY", Secret.of("kafkasecret"), Optional.empty()),
                new ConnectEndpoint(URI.create("http://127.0.0.1:8083")),
                new Neo4jEndpoint(
                        URI.create("neo4j+s://x.databases.neo4j.io"),
                        "neo4j",
                        Secret.of("neo4jsecret"),
                        "",
                        Optional.empty(),
                        Optional.empty()),
                new SinkConnection("neo4j+s://x.databases.neo4j.io", "neo4j", "${file:x:y}", ""),
                false,
                Map.of());
        return new WorkerRequest(
                "k2g-worker-rsvp",
                new ImageName("k2g-connect:5.5.2", "K2G_CONNECT_IMAGE"),
                endpoints,
                8183,
                WorkerKeys.ownOf(endpoints.kafka(), "k2g-worker"),
                -1,
                Map.of(),
                WorkerSettings.ALL_PLUGINS);
    }
}
