package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What the diagnosis finds at servers that run, when the target file has something wrong. */
@ExtendWith(SharedStack.class)
class TargetChecksTest {

    private static final Secret WRONG = Secret.of("mistyped-secret");

    private final Recipe recipe = RecipeReader.read(
            Path.of(System.getProperty("k2g.home", "../..")).resolve("features/meetup-rsvp"), Map.of());

    @Test
    void all_is_well(Endpoints stack) {
        Diagnosis diagnosis = examine(stack, stack.kafka(), stack.connect(), stack.neo4j());

        assertThat(diagnosis.checks())
                .allSatisfy(
                        check -> assertThat(check.status()).as(check.toString()).isEqualTo(Status.OK));
        assertThat(diagnosis.checks())
                .extracting(check -> check.endpoint() + " " + check.check())
                .containsExactly(
                        "kafka name",
                        "kafka tcp",
                        "kafka tls",
                        "kafka login",
                        "kafka rights",
                        "kafka limits",
                        "kafka version",
                        "connect name",
                        "connect tcp",
                        "connect login",
                        "connect version",
                        "connect plugin",
                        "connect connectors",
                        "neo4j address",
                        "neo4j name",
                        "neo4j tcp",
                        "neo4j tls",
                        "neo4j login",
                        "neo4j rights",
                        "neo4j limits",
                        "neo4j version");
        assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void wrong_secrets_are_told_apart_from_everything_else_and_not_shown(Endpoints stack) {
        KafkaEndpoint kafka = stack.kafka().with(new KafkaKey("MISTYPED", WRONG, Optional.empty()));

        Diagnosis diagnosis = examine(
                stack, kafka, stack.connect(), neo4j(stack, stack.neo4j().uri(), WRONG, "neo4j"));

        assertThat(failure(diagnosis, "kafka", "login").problem())
                .isEqualTo("Kafka at " + kafka.bootstrapServers()
                        + " refuses the API key MISTYPED: it is unknown or deleted,"
                        + " its secret is wrong, or it is another cluster's or a Cloud API key.");
        assertThat(failure(diagnosis, "neo4j", "login").code()).isEqualTo(FindingCode.CREDENTIALS_REFUSED);
        assertThat(diagnosis.checks())
                .filteredOn(check -> check.status() == Status.SKIPPED)
                .extracting(check -> check.endpoint() + " " + check.check())
                .containsExactly(
                        "kafka rights",
                        "kafka limits",
                        "kafka version",
                        "neo4j rights",
                        "neo4j limits",
                        "neo4j version");
        assertThat(diagnosis.toString()).doesNotContain(WRONG.reveal());
        assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void a_database_that_is_not_there_is_told_with_the_one_that_is(Endpoints stack) {
        Neo4jEndpoint neo4j = neo4j(stack, stack.neo4j().uri(), stack.neo4j().password(), "abc123");

        CheckFailure failure = failure(examine(stack, stack.kafka(), stack.connect(), neo4j), "neo4j", "login");

        assertThat(failure.code()).isEqualTo(FindingCode.DATABASE_MISSING);
        assertThat(failure.remedy())
                .endsWith("The user's own database is neo4j: write it as neo4j.database, or leave that" + " out.");
    }

    @Test
    void servers_that_are_mixed_up_do_not_speak_what_they_should(Endpoints stack) {
        String worker = "localhost:" + stack.connect().uri().getPort();
        KafkaEndpoint kafka =
                new KafkaEndpoint(worker, "KEY", WRONG, stack.kafka().certificateAuthority());
        ConnectEndpoint connect =
                new ConnectEndpoint(stack.neo4j().browser().orElseThrow().resolve("/"));

        Diagnosis diagnosis =
                examine(stack, kafka, connect, neo4j(stack, URI.create("neo4j+s://" + worker), WRONG, "neo4j"));

        assertThat(failure(diagnosis, "kafka", "tls").code()).isEqualTo(FindingCode.NOT_TLS);
        assertThat(failure(diagnosis, "connect", "tls").code()).isEqualTo(FindingCode.CERTIFICATE_NOT_TRUSTED);
        assertThat(failure(diagnosis, "neo4j", "tls").code()).isEqualTo(FindingCode.NOT_TLS);
    }

    @Test
    void servers_that_do_not_run_are_worth_another_try(Endpoints stack) throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        Diagnosis diagnosis = examine(
                stack,
                new KafkaEndpoint("localhost:" + closed, "KEY", WRONG, Optional.empty()),
                new ConnectEndpoint(URI.create("http://localhost:" + closed)),
                neo4j(stack, URI.create("neo4j+s://no-such-host.invalid"), WRONG, "neo4j"));

        assertThat(failure(diagnosis, "kafka", "tcp").code()).isEqualTo(FindingCode.UNREACHABLE);
        assertThat(failure(diagnosis, "connect", "tcp").code()).isEqualTo(FindingCode.UNREACHABLE);
        assertThat(failure(diagnosis, "neo4j", "name").code()).isEqualTo(FindingCode.HOST_UNKNOWN);
        assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    }

    private Diagnosis examine(Endpoints stack, KafkaEndpoint kafka, ConnectEndpoint connect, Neo4jEndpoint neo4j) {
        Endpoints endpoints = new Endpoints("cloud", kafka, connect, neo4j, stack.sink(), false, Map.of());
        KafkaKey key = new KafkaKey(kafka.apiKey(), kafka.apiSecret(), Optional.empty());
        return Diagnosis.examine(
                new TargetFile(
                        Path.of("cloud.yaml"), endpoints, Map.of(), Optional.empty(), key, Optional.empty(), List.of()),
                recipe);
    }

    private static Neo4jEndpoint neo4j(Endpoints stack, URI uri, Secret password, String database) {
        return new Neo4jEndpoint(
                uri, "neo4j", password, database, stack.neo4j().certificateAuthority(), Optional.empty());
    }

    private static CheckFailure failure(Diagnosis diagnosis, String endpoint, String name) {
        List<CheckFailure> failures = diagnosis.checks().stream()
                .filter(check ->
                        check.endpoint().equals(endpoint) && check.check().equals(name))
                .flatMap(check -> check.failures().stream())
                .toList();
        assertThat(failures).as(diagnosis.toString()).hasSize(1);
        return failures.get(0);
    }
}
