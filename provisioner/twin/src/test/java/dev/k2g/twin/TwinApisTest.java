package dev.k2g.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.cloud.targetfile.TargetFileReader;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.twin.aura.AuraApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the twin answers to clients that are not k2g. */
@EnabledIfSystemProperty(
        named = "k2g.test.twin",
        matches = ".*",
        disabledReason = "it takes half a minute; -Dk2g.test.twin runs it")
@ExtendWith(SharedStack.class)
class TwinApisTest {

    private static final String INSTANCE = "/v1/instances/" + AuraApi.INSTANCE;

    private final Endpoints stack;
    private final Twin twin;
    private final HttpClient http;

    TwinApisTest(Endpoints stack) {
        this.stack = stack;
        TwinOptions options = new TwinOptions(0, Duration.ofMillis(200), 0, Duration.ZERO, 0, Duration.ofMillis(1500));
        this.twin = Twin.start(stack, Rehearsal.rights(), options, line -> {});
        this.http = HttpClient.newBuilder()
                .sslContext(
                        TrustedAuthority.of(stack.kafka().certificateAuthority().orElseThrow()))
                .build();
    }

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void an_instance_is_paused_and_resumed_in_its_own_time() throws Exception {
        String token = token();

        assertThat(status(token)).isEqualTo("running");
        assertThat(aura("POST", INSTANCE + "/pause", token)
                        .path("data")
                        .path("status")
                        .asText())
                .isEqualTo("pausing");
        awaitStatus(token, "paused");
        assertThat(send("POST", INSTANCE + "/pause", "Bearer " + token, "").statusCode())
                .isEqualTo(409);
        aura("POST", INSTANCE + "/resume", token);
        awaitStatus(token, "running");

        assertThat(twin.violations()).isEmpty();
    }

    @Test
    void an_instance_is_made_with_a_password_shown_once_and_goes_again() throws Exception {
        String token = token();
        String order = """
                {"version": "5", "region": "europe-west1", "memory": "1GB", "name": "Rehearsal", "type": "free-db",
                 "tenant_id": "t", "cloud_provider": "gcp"}""";

        JsonNode made =
                json(send("POST", "/v1/instances", "Bearer " + token, order)).path("data");
        String path = "/v1/instances/" + made.path("id").asText();

        assertThat(made.path("password").asText())
                .isEqualTo(stack.neo4j().password().reveal());
        assertThat(aura("GET", path, token).path("data").has("password")).isFalse();
        assertThat(aura("GET", "/v1/instances", token).path("data")).hasSize(2);
        aura("DELETE", path, token);
        Deadline.in(Duration.ofSeconds(10))
                .awaitTrue(
                        "the instance to go", // a token is good for a second and a half
                        () -> send("GET", path, "Bearer " + token(), "").statusCode() == 404,
                        () -> "it is there.");
        assertThat(twin.violations()).isEmpty();
    }

    @Test
    void a_token_expires() throws Exception {
        String token = token();

        assertThat(send("GET", INSTANCE, "", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", INSTANCE, "Bearer " + token, "").statusCode()).isEqualTo(200);
        Deadline.in(Duration.ofSeconds(10))
                .awaitTrue(
                        "the token to expire",
                        () -> send("GET", INSTANCE, "Bearer " + token, "").statusCode() == 403,
                        () -> "it is good.");
        assertThat(send("GET", INSTANCE, "Bearer " + token(), "").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_against_the_schema_is_refused_and_told() {
        String path = twin.endpoints().connect().uri().getPath();
        String login = basic(twin.cloudKey());

        HttpResponse<String> nameless =
                send("PUT", path + "/connectors/orders/config", login, "{\"connector.class\": \"Neo4jSink\"}");
        HttpResponse<String> unknown = send("PUT", path + "/connectors/orders/stop", login, "");

        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(twin.violations())
                .hasSize(2)
                .anyMatch(violation -> violation.contains("orders/config: required"))
                .anyMatch(violation -> violation.endsWith("orders/stop: there is no such operation"));
    }

    @Test
    void another_environment_is_not_found() {
        HttpResponse<String> answer = send(
                "GET", "/connect/v1/environments/env-other/clusters/lkc-other/connectors", basic(twin.cloudKey()), "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("account not found");
    }

    @Test
    void its_target_file_describes_it_and_holds_no_secret(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("twin.yaml");
        Files.writeString(file, twin.targetFile());
        Map<String, String> environment = new TreeMap<>();
        twin.variables().forEach((name, value) -> environment.put(name, value.reveal()));

        Endpoints read = TargetFileReader.read(file, environment).endpoints();

        assertThat(read.connect()).isEqualTo(twin.endpoints().connect());
        assertThat(read.kafka()).isEqualTo(twin.endpoints().kafka());
        assertThat(read.sink()).isEqualTo(twin.endpoints().sink());
        assertThat(environment.values())
                .as("all secrets are in the environment instead")
                .containsAll(
                        twin.endpoints().secrets().stream().map(Secret::reveal).toList());
        assertThat(twin.targetFile())
                .doesNotContain(twin.auraClient().password().reveal())
                .doesNotContain(twin.endpoints().secrets().stream()
                        .map(secret -> secret.reveal())
                        .toArray(String[]::new));
    }

    private String token() {
        return json(send("POST", "/oauth/token", basic(twin.auraClient()), "grant_type=client_credentials"))
                .path("access_token")
                .asText();
    }

    private String status(String token) {
        return aura("GET", INSTANCE, token).path("data").path("status").asText();
    }

    private void awaitStatus(String token, String wanted) {
        Deadline.in(Duration.ofSeconds(10))
                .awaitTrue("status " + wanted, () -> status(token).equals(wanted), () -> "it is another.");
    }

    private JsonNode aura(String method, String path, String token) {
        return json(send(method, path, "Bearer " + token, ""));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(twin.address().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String basic(Login login) {
        String pair = login.name() + ":" + login.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
