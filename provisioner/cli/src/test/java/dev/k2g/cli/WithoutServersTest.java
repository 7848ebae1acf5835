package dev.k2g.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What commands say when there is no server, no recipe, or nothing sensible to do. */
class WithoutServersTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "start",
                "down",
                "status",
                "logs",
                "env",
                "plan",
                "apply",
                "replay",
                "peek",
                "query",
                "plugin fetch",
                "plugin list",
                "try",
                "verify",
                "init",
                "migrate",
                "stream serve",
                "twin start"
            })
    void every_command_has_help_with_examples(String command) {
        K2gRun run = K2gRun.of((command + " --help").split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Usage: k2g " + command, "Examples:\n", "Global options:")
                .endsWith("\n");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void a_remedy_names_the_recipe_and_the_target_that_were_given() throws IOException {
        Path recipe = Files.createDirectory(folder.resolve("Anna's recipe"));
        Files.writeString(recipe.resolve("recipe.yaml"), "apiVersion: k2g.dev/v1alpha1\nname: annas\n");

        K2gRun run = K2gRun.of("env", "--recipe", recipe.toString(), "--target", "local");

        String given = "k2g --recipe '" + recipe.toString().replace("'", "'\\''") + "' --target local ";
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).endsWith("\n  Start it with " + given + "up; " + given + "status says what runs.\n");
    }

    @Test
    void a_parameter_is_given_on_the_command_line_and_stays_with_the_commands_that_are_named() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                name: small
                parameters:
                  greeting: hello
                """);
        String[] given = {"--recipe", folder.toString(), "--param", "greeting=good day"};

        assertThat(K2gRun.of("env", given[0], given[1], given[2], given[3]).err())
                .contains("Start it with k2g --recipe " + folder + " --param 'greeting=good day' up;");
        assertThat(K2gRun.of("down", given[0], given[1], given[2], given[3]).out())
                .isEqualTo("Nothing was running. The data stays; k2g --recipe " + folder
                        + " --param 'greeting=good day' down --purge deletes it.\n");
        K2gRun unknown = K2gRun.of("validate", given[0], given[1], "--param", "greting=hello");
        assertThat(unknown.exitCode()).as(unknown.out()).isEqualTo(2);
        assertThat(unknown.out() + unknown.err()).contains("greting");
    }

    @Test
    void a_remedy_names_nothing_that_was_not_given() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), "apiVersion: k2g.dev/v1alpha1\nname: small\n");

        K2gRun run = K2gRun.in(Map.of("K2G_RECIPE", folder.toString()), "", "env");

        assertThat(run.err()).endsWith("\n  Start it with k2g up; k2g status says what runs.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "apply",
                "env",
                "query canoeing",
                "peek rsvps",
                "replay -",
                "try --event {}",
                "twin start"
            })
    void commands_that_need_servers_say_how_to_start_them(String command) throws IOException {
        K2gRun run = RecipeCopy.in(folder.resolve("recipe")).k2g(command.split(" "));

        String k2g = "k2g --recipe " + folder.resolve("recipe");
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("k2g: The local target of " + folder.resolve("recipe") + " is not running. [K2G-602]\n"
                        + "  Start it with " + k2g + " up; " + k2g + " status says what runs.\n");
        assertThat(folder.resolve("recipe/.k2g")).doesNotExist();
    }

    @Test
    void a_command_that_only_has_commands_says_which() {
        assertThat(K2gRun.of("stream"))
                .isEqualTo(
                        new K2gRun(2, "", "k2g: stream needs a command: serve. [K2G-901]\n  See k2g stream --help.\n"));
    }

    @Test
    void init_makes_a_recipe_and_refuses_a_folder_that_is_in_use() {
        K2gRun made = K2gRun.of("init", folder.resolve("my-shop").toString(), "-o", "json");
        K2gRun again = K2gRun.of("init", folder.resolve("my-shop").toString());

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("\"name\": \"my-shop\"", "\"recipe.yaml\"");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("my-shop is not empty: it holds .gitignore and 8 more.");
    }

    @Test
    void verify_finds_wrong_features_before_it_starts_anything() throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));
        Path feature = Files.writeString(
                folder.resolve("recipe/x.feature"), "Feature: F\n  Scenario: S\n    Given an emtpy graph\n");

        K2gRun unknown = recipe.k2g("verify", feature.toString());
        K2gRun here = recipe.k2g(
                "verify", "--here", folder.resolve("recipe/09-canoeing.feature").toString());

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains(feature + ":3: ", "Did you mean \"an empty graph\"?");
        assertThat(here.exitCode()).isEqualTo(6);
        assertThat(here.err()).contains("is not running.");
        assertThat(folder.resolve("recipe/.k2g")).doesNotExist();
    }

    @Test
    void a_stream_of_nothing_is_wrong_usage() {
        assertThat(K2gRun.of("stream", "serve", "nonsense").exitCode()).isEqualTo(2);
        assertThat(K2gRun.of("stream", "serve", folder.toString(), "--rate", "0")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_folder_without_a_recipe_is_wrong_usage() {
        K2gRun run = K2gRun.of("up", "--recipe", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("The folder " + folder + " holds no recipe.yaml.");
    }

    @Test
    void a_neo4j_that_is_not_there_is_wrong_usage_by_option_and_by_variable() {
        String problem = "The local target has no Neo4j 4.4.";

        assertThat(K2gRun.in(Map.of("K2G_NEO4J", "4.4"), "", "status").err()).contains(problem);
        K2gRun run = K2gRun.in(Map.of("K2G_NEO4J", "5"), "", "status", "--neo4j", "4.4");
        assertThat(run.err()).contains(problem, "(--neo4j 2026)");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void an_invalid_recipe_is_told_by_file_and_line() throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));
        try (RecipeCopy.Edit edit = recipe.edit("\n    partitions:", "\n    partitoins:")) {
            K2gRun run = recipe.k2g("plan");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .containsPattern("recipe\\.yaml:\\d+: ")
                    .contains("partitions", "\n  Correct the lines that are named;");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"podman", "cloud.yaml"})
    void a_target_that_is_not_there_is_wrong_usage(String target) {
        K2gRun option = K2gRun.of("status", "--target", target);
        K2gRun variable = K2gRun.in(Map.of("K2G_TARGET", target), "", "status");

        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.err()).contains("There is no target", target, "local");
        assertThat(variable).isEqualTo(option);
    }

    @Test
    void a_target_may_be_called_like_a_command() {
        K2gRun run = K2gRun.of("--recipe", folder.toString(), "--target", "twin", "plan");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("holds no recipe.yaml.");
    }

    @ParameterizedTest
    @CsvSource({
        "--port 99999, There is no port 99999.",
        "--port -1, There is no port -1.",
        "--throttle-every -1, Calls cannot be counted by -1.",
        "--fail-every -2, Calls cannot be counted by -2."
    })
    void a_twin_that_makes_no_sense_is_wrong_usage(String options, String problem) {
        K2gRun run = K2gRun.of(("twin start " + options).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("k2g: " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "up, The target elsewhere is not disposable",
        "up --sink official, has its sink already",
        "logs, 'run elsewhere, and so do their logs'",
        "worker start, are managed by Confluent: they need no worker",
        "worker start --print, are managed by Confluent: they need no worker",
        "worker logs, are managed by Confluent: they need no worker"
    })
    void what_runs_elsewhere_is_neither_started_nor_chosen(String command, String problem) throws IOException {
        Path target = managedTarget();

        K2gRun run = K2gRun.of(("--target " + target + " " + command).split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(problem).doesNotContain("Sink:", "hunter2");
    }

    @Test
    void a_worker_of_managed_connectors_is_said_to_be_none() throws IOException {
        String target = managedTarget().toString();

        K2gRun text = K2gRun.of("--target", target, "worker", "status");
        K2gRun json = K2gRun.of("--target", target, "worker", "status", "-o", "json");

        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out())
                .isEqualTo("The connectors of the target elsewhere are managed by Confluent: they need no worker."
                        + " k2g status says how they are.\n");
        assertThat(json.document().path("state").asText()).isEqualTo("managed");
    }

    private Path managedTarget() throws IOException {
        return Files.writeString(folder.resolve("elsewhere.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                kafka: {bootstrapServers: "127.0.0.1:1", apiKey: KEY, apiSecret: hunter2}
                connect:
                  managed: {url: "https://127.0.0.1:1", environment: e, cluster: c, apiKey: KEY, apiSecret: hunter2}
                neo4j: {uri: "neo4j+s://127.0.0.1:1", username: neo4j, password: hunter2}
                """);
    }

    @Test
    void mistakes_in_a_target_file_have_a_remedy_in_json_too() throws IOException {
        Path target = managedTarget();
        Files.writeString(target, Files.readString(target).replaceFirst("hunter2", "\"\\${env:NO_SUCH_SECRET}\""));

        K2gRun run = K2gRun.of("--target", target.toString(), "plan", "-o", "json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.document().path("error").path("remedy").asText())
                .isEqualTo("Export the variable before k2g starts, or refer to a file or to Terraform in its place.");
        assertThat(run.err()).contains("NO_SUCH_SECRET is not set.", "\n  Export the variable before k2g starts");
    }

    @Test
    void secrets_that_everybody_may_read_are_warned_of() throws IOException {
        Path target = managedTarget();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));

        K2gRun run = K2gRun.of("--target", target.toString(), "plan", "--timeout", "1s");

        assertThat(run.err())
                .contains("Everybody on this machine may read the secrets in " + target
                        + ". [K2G-634]\n  Give them to yourself alone: chmod 600 " + target + "\n");
    }

    @Test
    void an_endless_recording_needs_a_bound() {
        K2gRun run = K2gRun.of("up", "--recording", "http://127.0.0.1:1/rsvps");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("never ends", "--for 120s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    up --stream                              | The feed's stream never ends.
                    replay --stream                          | The feed's stream never ends.
                    replay a.ndjson --stream --limit 1       | and a.ndjson as well.
                    up --recording a.ndjson --stream --for 1s | and a.ndjson as well.
                    up --max-rejects 101%                    | "101%" is no number of rejects.
                    replay --feed nonsense                   | has no feed nonsense.
                    """)
    void what_is_replayed_is_checked_before_anything_starts(String command, String problem) throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));

        K2gRun run = recipe.k2g(command.split(" +"));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(problem).doesNotContain("Starting");
    }

    @Test
    void a_feed_that_has_only_a_stream_says_how_to_replay_it() throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));
        try (RecipeCopy.Edit edit = recipe.edit("    recording: rsvps.ndjson\n", "")) {
            K2gRun run = recipe.k2g("replay");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Feed rsvps has only a stream.", " replay --feed rsvps --stream --for 120s");
        }
        try (RecipeCopy.Edit edit = recipe.edit("    stream: https://stream.meetup.com/2/rsvps\n", "")) {
            assertThat(recipe.k2g("replay", "--stream", "--for", "1s").err()).contains("Feed rsvps has no stream.");
        }
    }

    @Test
    void query_takes_either_a_name_or_cypher() {
        assertThat(K2gRun.of("query").exitCode()).isEqualTo(2);
        assertThat(K2gRun.of("query", "a", "--cypher", "RETURN 1").exitCode()).isEqualTo(2);
    }

    @Test
    void try_takes_a_feed_or_a_topic() {
        assertThat(K2gRun.of("try").err()).contains("Missing required option: '--event");
        assertThat(K2gRun.of("try", "--event", "{}", "--feed", "a", "--topic", "b")
                        .exitCode())
                .isEqualTo(2);
        assertThat(K2gRun.of("try", "--event", "@" + folder.resolve("nonsense")).err())
                .startsWith("k2g: There is no file " + folder.resolve("nonsense"));
    }

    @Test
    void following_logs_is_no_document() throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));
        Path logs = Files.createDirectories(recipe.folder().resolve(".k2g/logs"));
        Files.writeString(logs.resolve("kafka.log"), "one\n");

        assertThat(recipe.k2g("logs", "kafka", "--follow", "-o", "json").exitCode())
                .isEqualTo(2);
    }

    @Test
    void the_completion_script_knows_commands_and_options() {
        assertThat(K2gRun.of("completion").out())
                .startsWith("#!/usr/bin/env bash")
                .contains("peek", "--fail-on-changes", "\"kafka\" \"connect\" \"neo4j\"");
    }
}
