package dev.k2g.cli;

import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;
import dev.k2g.cli.session.Session;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.LockedException;
import dev.k2g.failure.PartlyAppliedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FailuresTest {

    private static final String PASSWORD = "pa\"ss/word+1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_known_failure_is_its_problem_and_its_remedy() {
        int exitCode = failures(Map.of()).report(new FailedException("It broke.", "Mend it."), List.of());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err()).isEqualTo("k2g: It broke. [K2G-900]\n  Mend it.\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_failure_has_its_code_in_json_too() {
        failures(Map.of())
                .report(new LockedException(FindingCode.PLAN_STALE, "It moved.", null), List.of("-o", "json"));

        assertThat(out()).startsWith("{\n  \"error\": {\n    \"code\": \"K2G-701\",\n    \"problem\": \"It moved.\",");
        assertThat(err()).isEqualTo("k2g: It moved. [K2G-701]\n");
    }

    @Test
    void exit_codes_are_as_documented() {
        Failures failures = failures(Map.of());

        assertThat(List.of(
                        new InvalidInputException("", null),
                        new PartlyAppliedException("", null, null),
                        new UnreachableException("", null),
                        new LockedException("", null),
                        new CancelledException("", null)))
                .map(failure -> failures.report(failure, List.of()))
                .containsExactly(2, 4, 6, 7, 130);
    }

    @Test
    void a_list_of_problems_keeps_its_lines() {
        failures(Map.of())
                .report(
                        new InvalidInputException("recipe.yaml:1: one\nrecipe.yaml:2: two", "Correct them."),
                        List.of());

        assertThat(err())
                .isEqualTo(
                        "k2g: Not as it should be:\nrecipe.yaml:1: one\nrecipe.yaml:2: two [K2G-901]\n  Correct them.\n");
    }

    @Test
    void an_unexpected_failure_is_one_line_and_a_file() throws IOException {
        int exitCode = failures(Map.of()).report(new IllegalStateException("odd"), List.of("-o", "json"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err())
                .startsWith("k2g: Unexpected: java.lang.IllegalStateException: odd. [K2G-999]\n")
                .doesNotContain("\tat ");
        assertThat(out()).contains("\"exitCode\": 1");
        Path log = onlyLog();
        assertThat(err()).contains(log.toString());
        assertThat(Files.readString(log)).contains("\tat ");
    }

    @Test
    void debug_shows_where_it_came_from() {
        failures(Map.of("K2G_DEBUG", "1")).report(new FailedException("It broke.", null), List.of());

        assertThat(err()).contains("\tat dev.k2g.cli.FailuresTest.debug_shows_where_it_came_from");
    }

    @Test
    void a_full_disk_is_named_with_the_file() {
        FileSystemException full = new FileSystemException("/data/log", null, "No space left on device");

        int exitCode = failures(Map.of()).report(new UncheckedIOException(full), List.of());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err()).startsWith("k2g: /data/log: No space left on device. [K2G-902]\n");
    }

    @Test
    void a_secret_is_masked_in_text_json_and_file() throws IOException {
        Failures failures = failures(Map.of("K2G_DEBUG", "1"));

        failures.report(
                new IllegalStateException("Login with " + PASSWORD + " or pa%22ss%2Fword%2B1"), List.of("-o", "json"));

        assertThat(out() + err() + Files.readString(onlyLog()))
                .contains("Login with ****** or ******")
                .doesNotContain("ss/word", "ss%2Fword");
    }

    private Failures failures(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("K2G_RECIPE", folder.toString());
        Console console = new Console(
                all,
                folder,
                folder,
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                80);
        Session session = new Session(console, new Interruption(Thread.currentThread()));
        session.mask(endpoints());
        return new Failures(session);
    }

    private static Endpoints endpoints() {
        return new Endpoints(
                "local",
                new KafkaEndpoint("localhost:9092", "key", Secret.of("kafka-secret"), Optional.empty()),
                new ConnectEndpoint(URI.create("http://localhost:8083")),
                new Neo4jEndpoint(
                        URI.create("neo4j+s://localhost:7687"),
                        "neo4j",
                        Secret.of(PASSWORD),
                        "neo4j",
                        Optional.empty(),
                        Optional.empty()),
                new SinkConnection("neo4j+s://localhost:7687", "neo4j", "${file:x:y}", "neo4j"),
                true,
                Map.of());
    }

    private Path onlyLog() throws IOException {
        try (var logs = Files.list(folder.resolve(".k2g/logs"))) {
            return logs.findFirst().orElseThrow();
        }
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
