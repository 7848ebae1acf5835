package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.endpoint.Endpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands on a target file that describes what runs. */
@ExtendWith(RunningRecipe.class)
class TargetFileCommandsTest {

    private final RecipeCopy recipe;
    private final Endpoints endpoints;

    TargetFileCommandsTest(RecipeCopy recipe, Endpoints endpoints) {
        this.recipe = recipe;
        this.endpoints = endpoints;
    }

    @Test
    void status_of_a_target_file_says_what_is_wrong_and_what_to_do() throws IOException {
        String good =
                targetFile("good.yaml", endpoints, endpoints.kafka().apiSecret().reveal());
        String bad = targetFile("bad.yaml", endpoints, "hunter2-mistyped");

        K2gRun well = recipe.k2g("--target", good, "status");
        K2gRun ill = recipe.k2g("--target", bad, "status");
        K2gRun json = recipe.k2g("--target", bad, "status", "-o", "json");

        assertThat(well.exitCode()).as(well.out()).isZero();
        assertThat(well.out())
                .containsPattern("(?m)^ENDPOINT +CHECK +STATE +FOUND$")
                .contains("\n21 checks of the target good: 21 ok.\n")
                .containsPattern("(?m)^meetup-neo4j +running +1 of 1 running +0 ");
        assertThat(ill.exitCode()).isEqualTo(1);
        assertThat(ill.out())
                .containsPattern("(?m)^kafka +login +failed +API key ")
                .containsPattern("(?m)^kafka +rights +skipped$")
                .containsPattern(
                        "(?m)^kafka login: Kafka at .* refuses the API key .* \\[K2G-613]\n  Check kafka.apiKey")
                .doesNotContain("hunter2", "\u001b[");
        JsonNode document = json.document();
        assertThat(document.path("exitCode").asInt()).isEqualTo(1);
        assertThat(document.path("checks")
                        .path(3)
                        .path("problems")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("K2G-613");
    }

    private String targetFile(String name, Endpoints endpoints, String apiSecret) throws IOException {
        return Files.writeString(recipe.folder().resolve(name), """
                        apiVersion: k2g.dev/v1alpha1
                        kafka:
                          bootstrapServers: %s
                          apiKey: %s
                          apiSecret: %s
                          certificateAuthority: %s
                        connect: {worker: {url: "%s"}}
                        neo4j:
                          uri: %s
                          username: neo4j
                          password: "%s"
                          certificateAuthority: %4$s
                        """.formatted(
                                endpoints.kafka().bootstrapServers(),
                                endpoints.kafka().apiKey(),
                                apiSecret,
                                endpoints.kafka().certificateAuthority().orElseThrow(),
                                endpoints.connect().uri(),
                                endpoints.neo4j().uri(),
                                endpoints.neo4j().password().reveal()))
                .toString();
    }

    @Test
    void a_target_file_reaches_what_runs_and_plans_nothing_anew(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("staging.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                kafka:
                  bootstrapServers: ${env:BROKER_ENDPOINT}
                  apiKey: ${env:CLUSTER_API_KEY}
                  apiSecret: ${env:CLUSTER_API_SECRET}
                  certificateAuthority: STATE/tls/ca.crt
                connect:
                  worker:
                    url: ${env:CONNECT_URL}
                    neo4j:
                      username: ${file:STATE/worker-secrets/neo4j.properties:NEO4J_USERNAME}
                      password: ${file:STATE/worker-secrets/neo4j.properties:NEO4J_PASSWORD}
                neo4j:
                  uri: ${env:NEO4J_URI}
                  username: neo4j
                  password: ${env:NEO4J_PASSWORD}
                  database: neo4j
                  certificateAuthority: STATE/tls/ca.crt
                """.replace(
                        "STATE", recipe.folder().resolve(".k2g").toString()));
        Map<String, String> variables = new HashMap<>(Map.of("K2G_TARGET", file.toString()));
        new ObjectMapper()
                .readTree(recipe.k2g("env", "-o", "json").out())
                .fields()
                .forEachRemaining(
                        entry -> variables.put(entry.getKey(), entry.getValue().asText()));

        K2gRun plan = recipe.k2gIn(variables, "plan", "--fail-on-changes");
        K2gRun up = recipe.k2gIn(variables, "up");

        assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
        assertThat(up.exitCode()).isEqualTo(2);
        assertThat(up.err()).contains("The target staging is not disposable, and up replays a recording into it.");
        assertThat(recipe.k2gIn(variables, "down").err()).contains("run elsewhere and cannot be stopped by k2g");
    }
}
