package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.DataFormat;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.target.local.LocalTarget;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Every command on one stack of real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class LiveCommandsTest {

    private static final int LAST = Integer.MAX_VALUE;

    /** For what clears the graph. */
    private static final int NEXT_TO_LAST = LAST - 1;

    private RecipeCopy recipe;
    private K2gRun firstUp;

    @BeforeAll
    void up() throws IOException {
        recipe = RecipeCopy.in(
                Path.of("target", "live-" + ProcessHandle.current().pid()).toAbsolutePath());
        LocalTarget target = new LocalTarget(recipe.folder().resolve(".k2g"));
        // a JVM that is ended before JUnit comes to its end must not leave servers behind
        Runtime.getRuntime().addShutdownHook(new Thread(target::kill, "kill-live-stack"));
        firstUp = recipe.k2g("up", "-o", "json");
    }

    @AfterAll
    void down() {
        recipe.k2g("down", "--purge");
    }

    @Test
    void up_reports_the_whole_run_as_one_document() throws IOException {
        assertThat(firstUp.exitCode()).as(firstUp.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(firstUp.out());
        assertThat(report.path("target").asText()).isEqualTo("local");
        assertThat(report.path("changes"))
                .hasSize(5)
                .allMatch(change -> change.path("operation").asText().equals("CREATE"));
        JsonNode replay = report.path("replay");
        assertThat(replay.path("messages").asInt()).isPositive();
        assertThat(replay.path("lines").asInt())
                .isEqualTo(replay.path("messages").asInt()
                        + replay.path("blank").asInt()
                        + replay.path("rejectedLines").asInt());
        assertThat(report.path("sink").path("delivered").asInt())
                .isPositive()
                .isEqualTo(replay.path("sent").asInt());
        assertThat(report.path("sink").path("plugin").asText()).isEqualTo("stand-in");
        assertThat(report.path("queries").path("canoeing"))
                .extracting(row -> row.path("group_topic_name").asText() + " "
                        + row.path("count").asInt())
                .containsExactly("Outdoors 6", "Kayaking 5", "Hiking 4", "Adventure 3");
        assertThat(report.path("seconds").path("total").asDouble()).isPositive();
    }

    @Test
    void up_again_changes_nothing_and_shows_the_answer_as_a_table() throws IOException {
        String before = counts();

        K2gRun again = recipe.k2g("up");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out())
                .contains("Changes   none, 5 resources as the recipe says")
                .contains("| \"Outdoors\"       | 6     |\n")
                .containsPattern("Up after [\\d.]+ s: start");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void one_line_says_that_the_stand_in_runs_and_why() {
        assertThat(firstUp.err().lines().filter(line -> line.startsWith("Sink: ")))
                .singleElement()
                .asString()
                .startsWith("Sink: the stand-in, as neo4j/kafka-connect-neo4j:5.5.2 cannot be had: ");
    }

    @Test
    @Order(LAST - 1)
    void the_official_sink_takes_the_stand_ins_place(@TempDir Path folder) throws IOException {
        Path archive = StandinRelease.write(folder.resolve("release.zip"));
        Map<String, String> cache = Map.of("XDG_CACHE_HOME", folder.toString());
        K2gRun.at(
                folder, cache, "", "plugin", "fetch", "neo4j/kafka-connect-neo4j:5.5.2", "--from", archive.toString());

        K2gRun up = recipe.k2gIn(cache, "up", "--sink", "official");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.err())
                .contains("Replacing Connect")
                .containsPattern("Kafka .* runs already")
                .containsPattern("Neo4j .* runs already")
                .doesNotContain("Replacing Kafka", "Replacing Neo4j", "Sink: the stand-in");
        assertThat(up.out())
                .contains("sink official " + StandinRelease.VERSION, "Changes   none")
                .contains("= 2197 delivered + 0 dead-lettered + 0 lag");
        assertThat(recipe.k2g("status").out()).contains("\nSink: official " + StandinRelease.VERSION + "\n");
    }

    @Test
    void status_shows_servers_tasks_and_lag() throws IOException {
        K2gRun text = recipe.k2g("status");
        K2gRun json = recipe.k2g("status", "-o", "json");

        assertThat(text.exitCode()).isZero();
        assertThat(text.out())
                .containsPattern("(?m)^kafka +running +4\\.")
                .containsPattern("(?m)^neo4j +running +5\\.")
                .contains("\nSink: stand-in\n")
                .containsPattern("(?m)^meetup-neo4j +running +1 of 1 running +0 ");
        JsonNode status = new ObjectMapper().readTree(json.out());
        assertThat(status.path("connectors").path(0).path("lag").asInt(-1)).isZero();
    }

    @Test
    void status_of_a_target_file_says_what_is_wrong_and_what_to_do() throws IOException {
        Endpoints endpoints =
                new LocalTarget(recipe.folder().resolve(".k2g")).running().orElseThrow();
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
        JsonNode document = new ObjectMapper().readTree(json.out());
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
    void plan_says_whether_something_is_to_change() throws IOException {
        K2gRun converged = recipe.k2g("plan", "--fail-on-changes");
        assertThat(converged).isEqualTo(new K2gRun(0, "Nothing to change: 5 resources as the recipe says.\n", ""));

        try (RecipeCopy.Edit edit = recipe.edit("tasks: 1", "tasks: 2")) {
            K2gRun pending = recipe.k2g("plan", "--fail-on-changes");
            assertThat(pending.exitCode()).isEqualTo(3);
            assertThat(pending.out()).isEqualTo("""
                            ~ connector meetup-neo4j
                                tasks.max: 1 -> 2

                            Plan: 1 to update, 4 unchanged.
                            """);
            assertThat(recipe.k2g("plan").exitCode()).isZero();
        }
    }

    @Test
    void apply_carries_out_what_plan_shows() throws IOException {
        try (RecipeCopy.Edit edit = recipe.edit("tasks: 1", "tasks: 2")) {
            K2gRun applied = recipe.k2g("apply");
            assertThat(applied)
                    .isEqualTo(new K2gRun(0, "Applied: 1 updated, 4 unchanged.\n", "~ connector meetup-neo4j\n"));
        }
        assertThat(recipe.k2g("apply").exitCode()).isZero();
        assertThat(recipe.k2g("plan", "--fail-on-changes").exitCode()).isZero();
    }

    @Test
    void peek_takes_the_logical_and_the_real_name() throws IOException {
        K2gRun logical = recipe.k2g("peek", "rsvps", "--limit", "2");
        K2gRun real = recipe.k2g("peek", "meetup-member-group-topic", "--limit", "2");
        JsonNode json = new ObjectMapper()
                .readTree(recipe.k2g("peek", "rsvps", "--limit", "1", "-o", "json")
                        .out());

        assertThat(logical.exitCode()).isZero();
        assertThat(logical).isEqualTo(real);
        assertThat(logical.out().lines()).hasSize(3).first().isEqualTo("PARTITION  OFFSET  VALUE");
        assertThat(json.path(0).path("value").path("member_id").isIntegralNumber())
                .isTrue();
    }

    @Test
    void peek_of_a_topic_that_is_not_there_names_those_that_are() {
        K2gRun run = recipe.k2g("peek", "nonsense");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no topic nonsense.", "meetup-member-group-topic", "rsvps");
    }

    @Test
    void query_runs_the_recipes_queries_and_any_cypher() {
        assertThat(recipe.k2g("query", "--cypher", "RETURN 1 AS one, 'a' AS text")
                        .out())
                .isEqualTo("""
                        +------------+
                        | one | text |
                        +------------+
                        | 1   | "a"  |
                        +------------+

                        1 row
                        """);
        assertThat(recipe.k2g("query", "canoeing").out()).contains("| \"Kayaking\"       | 5     |");
        assertThat(recipe.k2g("query", "kanu").exitCode()).isEqualTo(2);
    }

    @Test
    void bad_cypher_is_one_message_with_its_place() {
        K2gRun run = recipe.k2g("query", "--cypher", "RETRUN 1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("line 1").doesNotContain("\tat ");
    }

    @Test
    void replay_reads_standard_input_and_says_what_became_of_it(@TempDir Path folder) throws IOException {
        Path rejects = folder.resolve("rejects.ndjson");
        K2gRun run = K2gRun.in(
                Map.of("K2G_RECIPE", recipe.folder().toString()),
                "this is no JSON\n\n",
                "replay",
                "-",
                "--rejects",
                rejects.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("2 lines = 0 messages + 1 blank + 1 rejected; 0 records = 0 sent + 0 rejected.\n"
                        + "What was rejected, and why, is in " + rejects + ".\n");
        assertThat(Files.readString(rejects)).contains("this is no JSON");
    }

    @Test
    void a_replay_that_is_told_to_stop_ends_in_order_with_its_sums() throws Exception {
        Path progress = recipe.folder().resolve("progress");
        Process replay = K2gProcess.start(recipe, progress, "replay", "-");
        String message =
                Files.readAllLines(recipe.folder().resolve("rsvps.ndjson")).get(0);
        replay.getOutputStream().write((message + "\n").getBytes(UTF_8));
        replay.getOutputStream().flush();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(progress).matches("(?s).* [1-9]\\d* records sent.*"));

        K2gProcess.terminate(replay);

        assertThat(new String(replay.getInputStream().readAllBytes(), UTF_8))
                .startsWith("1 lines = 1 messages + 0 blank + 0 rejected; ");
        assertThat(replay.waitFor()).isEqualTo(K2gProcess.TERMINATED);
    }

    @Test
    void replay_reads_what_stream_serve_serves() throws Exception {
        Path err = recipe.folder().resolve("stream");
        String recording = recipe.folder().resolve("rsvps.ndjson").toString();
        String[] options = {"--port", "0", "--rate", "500", "--repeat", "--break-after", "30"};
        Process serve = K2gProcess.start(
                recipe,
                err,
                Stream.concat(Stream.of("stream", "serve", recording), Stream.of(options))
                        .toArray(String[]::new));
        String address = serve.inputReader(UTF_8).readLine();

        K2gRun replay = recipe.k2g("replay", address, "--limit", "60", "--for", "30s", "-o", "json");
        K2gProcess.terminate(serve);

        assertThat(replay.exitCode()).as(replay.err()).isZero();
        JsonNode sums = new ObjectMapper().readTree(replay.out());
        assertThat(sums.path("messages").asInt()).isEqualTo(60);
        assertThat(sums.path("rejectedLines").asInt()).isPositive();
        assertThat(replay.err()).contains("Connecting to the stream again");
        assertThat(serve.waitFor()).isEqualTo(K2gProcess.TERMINATED);
        assertThat(Files.readString(err)).contains("is gone after 30 messages");
    }

    @Test
    void cleanup_takes_away_what_an_aborted_run_left_and_nothing_else() {
        try (Kafka kafka = Kafka.connect(running().kafka())) {
            Set<String> before = kafka.topicNames();
            kafka.create(new TopicSpec(
                    "left", "verify-0badcafe-left", OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.JSON));

            assertThat(recipe.k2g("cleanup", "--dry-run"))
                    .isEqualTo(new K2gRun(
                            0, "- topic verify-0badcafe-left\n\n0 connectors and 1 topic would be deleted.\n", ""));
            assertThat(recipe.k2g("cleanup").out()).endsWith("0 connectors and 1 topic deleted.\n");

            assertThat(recipe.k2g("cleanup").out()).isEqualTo("Nothing is left of scenarios.\n");
            assertThat(kafka.topicNames()).isEqualTo(before);
        }
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

    @Test
    void validate_finds_nothing_in_what_runs_and_the_servers_findings_at_their_places() throws IOException {
        assertThat(recipe.k2g("validate")).isEqualTo(new K2gRun(0, "Nothing found.\n", ""));

        Path cypher = recipe.folder().resolve("rsvps.cypher");
        String original = Files.readString(cypher);
        Files.writeString(cypher, "MERGE (m:MemberId {member_id: event.member_id})\nSET x.y = 1\n");
        try {
            K2gRun run = recipe.k2g("validate");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out())
                    .contains("rsvps.cypher:2:5: error K2G-201: The Cypher of connector meetup-neo4j, topic rsvps");
        } finally {
            Files.writeString(cypher, original);
        }
    }

    @Test
    void try_shows_what_a_message_would_write_and_writes_nothing() throws IOException {
        String before = counts();
        String message = """
                {"member": {"member_id": 4711}, "event": {"time": 1627200000000},
                 "group": {"group_topics": [{"topic_name": "Kayaking"}, {"topic_name": "Yodelling"}]}}
                """;

        K2gRun run = K2gRun.in(Map.of("K2G_RECIPE", recipe.folder().toString()), message, "try", "--event", "-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                2 records for meetup-member-group-topic
                  1  {"member_id":4711,"time":1627200000000,"group_topic_name":"Kayaking"}
                  2  {"member_id":4711,"time":1627200000000,"group_topic_name":"Yodelling"}

                Connector meetup-neo4j
                  | +nodes         | 2 |
                  | +properties    | 4 |
                  | +relationships | 2 |
                  created  (:GroupTopicName {group_topic_name: "Yodelling"})
                  created  (:MemberId {member_id: 4711})
                  matched  (:GroupTopicName {group_topic_name: "Kayaking"})
                  created  (:MemberId {member_id: 4711})-[:RSVP {time: 1627200000000}]->(:GroupTopicName {group_topic_name: "Kayaking"})
                  created  (:MemberId {member_id: 4711})-[:RSVP {time: 1627200000000}]->(:GroupTopicName {group_topic_name: "Yodelling"})
                """);
        assertThat(run.err()).isEqualTo("Nothing was written: it is rolled back.\n");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void try_tells_what_is_rejected_and_what_would_become_a_dead_letter() throws IOException {
        String message = "{\"member\": {\"member_id\": 1}, \"group\": {\"group_topics\": [{\"topic_name\": \"A\"}]}}";
        String record = "{\"member_id\": 1, \"time\": null, \"group_topic_name\": \"A\"}";

        K2gRun rejected = recipe.k2g("try", "--event", message);
        K2gRun refused = recipe.k2g("try", "--event", record, "--topic", "rsvps", "-o", "json");

        assertThat(rejected.exitCode()).isZero();
        assertThat(rejected.out()).endsWith("would be rejected: the required field time is null\n");
        assertThat(refused.exitCode()).isZero();
        JsonNode sink = new ObjectMapper().readTree(refused.out()).path("sinks").path(0);
        assertThat(sink.path("deadLetters").asBoolean()).isTrue();
        assertThat(sink.path("refused").path(0).path("record").asInt()).isEqualTo(1);
        assertThat(sink.path("refused").path(0).path("reason").asText()).contains("null property value for 'time'");
        assertThat(sink.path("sideEffects")).isEmpty();
    }

    @Test
    void try_says_where_the_cypher_or_the_event_is_wrong() throws IOException {
        Path cypher = recipe.folder().resolve("rsvps.cypher");
        String right = Files.readString(cypher);
        Files.writeString(cypher, "MERGE (m:MemberId {member_id: event.member_id})\nSTE m.x = 1\n");
        K2gRun wrongCypher = recipe.k2g("try", "--event", "{}", "--topic", "rsvps");
        Files.writeString(cypher, right);

        assertThat(wrongCypher.exitCode()).isEqualTo(2);
        assertThat(wrongCypher.err()).contains(cypher + ":2:1: The Cypher of connector meetup-neo4j, topic rsvps");
        assertThat(recipe.k2g("try", "--event", "[1]").err()).contains("The message cannot be read: ");
        assertThat(recipe.k2g("try", "--event", "{}", "--topic", "nope").err()).contains("Its topics are: rsvps");
        assertThat(recipe.k2g("try", "--event", "{}", "--topic", "deadLetters").err())
                .contains("No connector of the recipe reads the topic deadLetters.");
    }

    @Test
    void env_is_understood_by_a_shell_and_is_the_only_place_of_secrets() throws IOException {
        K2gRun env = recipe.k2g("env");
        assertThat(env.out())
                .contains("export NEO4J_URI='neo4j+s://", "export BROKER_ENDPOINT='", "export SSL_CERT_FILE='");

        Map<?, ?> variables =
                new ObjectMapper().readValue(recipe.k2g("env", "-o", "json").out(), Map.class);
        List<String> secrets = Stream.of("NEO4J_PASSWORD", "CLUSTER_API_SECRET")
                .map(variables::get)
                .map(String::valueOf)
                .toList();
        assertThat(secrets).allMatch(secret -> secret.length() > 8);
        for (String command : List.of("status", "plan", "logs", "up")) {
            K2gRun run = recipe.k2g(command, "-o", "json");
            assertThat(secrets).noneMatch(secret -> (run.out() + run.err()).contains(secret));
        }
    }

    @Test
    void logs_show_the_end_of_each_servers_log() {
        K2gRun all = recipe.k2g("logs", "--lines", "2");
        K2gRun one = recipe.k2g("logs", "connect", "-n", "1");

        assertThat(all.exitCode()).isZero();
        assertThat(all.out().lines()).hasSize(6).allMatch(line -> line.matches("(kafka  |connect|neo4j  ) \\| .*"));
        assertThat(one.out().lines()).hasSize(1);
    }

    @Test
    @Order(NEXT_TO_LAST)
    void verify_here_tells_which_scenarios_fail_and_leaves_the_stack_as_it_was() throws IOException {
        Path feature = Files.writeString(recipe.folder().resolve("two.feature"), """
                Feature: Two

                  @good
                  Scenario: One that holds
                    Given an empty graph
                    When executing query:
                      \"""
                      CREATE (:MemberId {member_id: 1})
                      \"""
                    Then the side effects should be:
                      | +nodes      | 1 |
                      | +labels     | 1 |
                      | +properties | 1 |

                  Scenario: One that does not
                    When executing query:
                      \"""
                      RETURN 1 AS one
                      \"""
                    Then the result should be, in any order:
                      | one |
                      | 2   |
                """);
        Path junit = recipe.folder().resolve("reports/junit.xml");

        K2gRun both = recipe.k2g("verify", "--here", feature.toString(), "--junit", junit.toString());
        K2gRun good = recipe.k2g("verify", "--here", feature.toString(), "--tags", "@good", "-o", "json");

        assertThat(both.exitCode()).as(both.err()).isEqualTo(5);
        assertThat(both.out())
                .contains("Two  ", "  ✓ One that holds  ", "  ✗ One that does not  ")
                .contains("line 20: Then the result should be, in any order:\n")
                .contains("Failed: target/" + recipe.folder().getFileName()
                        + "/two.feature:15\n2 scenarios: 1 passed, 1 failed, in ")
                .contains("On target local: ");
        assertThat(junit).content().contains("One that does not", "<failure");
        assertThat(recipe.folder().resolve(".k2g-verify/features.html")).isNotEmptyFile();
        assertThat(good.exitCode()).as(good.err()).isZero();
        JsonNode document = new ObjectMapper().readTree(good.out());
        assertThat(document.path("passed").asInt()).isEqualTo(1);
        assertThat(document.path("servers").path("kafka").asText()).startsWith("4.");
        assertThat(document.path("sink").asText()).isNotEmpty();
        assertThat(document.path("connectorsUsedAgain").asInt(-1)).isZero();
        assertThat(recipe.k2g("plan", "--fail-on-changes").exitCode()).isZero();
    }

    @Test
    @Order(NEXT_TO_LAST)
    void scenarios_on_a_stack_that_runs_share_their_connector_unless_one_changes_it() throws IOException {
        String bad = """
                    And a record is sent to the topic rsvps:
                      \"""
                      no JSON
                      \"""
                    And the sink has caught up
                    Then the dead letter topic should hold, in any order:
                      | __value   | __offset | __header.__connect.errors.offset |
                      | 'no JSON' | 0        | '0'                              |
                """;
        Path feature = Files.writeString(recipe.folder().resolve("shared.feature"), """
                Feature: Shared
                  Scenario: One that makes it
                    Given the recipe is applied
                BAD
                  Scenario: One that finds it, without what was there
                    Given the recipe is applied
                BAD
                  Scenario: One that finds it and changes its topic, which the recipe does not speak of
                    Given the recipe is applied
                    And somebody sets retention.ms of the topic rsvps to 600000
                  Scenario: One that makes another, and stops it
                    Given the recipe is applied
                    And the connector meetup-neo4j is configured with:
                      | tasks.max | 2 |
                  Scenario: One that makes another
                    Given the recipe is applied
                BAD
                """.replace("BAD\n", bad));
        try (Kafka kafka = Kafka.connect(running().kafka())) {
            Set<String> before = kafka.topicNames();
            K2gRun text = recipe.k2g("verify", "--here", feature.toString());

            assertThat(text.exitCode()).as(text.out() + text.err()).isZero();
            assertThat(text.out()).contains("\nScenarios shared connectors: 2 did not have to be made.\n");
            assertThat(recipe.k2g("cleanup").out()).isEqualTo("Nothing is left of scenarios.\n");
            assertThat(kafka.topicNames()).isEqualTo(before);
        }
    }

    @Test
    @Order(NEXT_TO_LAST)
    void a_verify_here_that_is_interrupted_leaves_nothing_of_its_scenarios() throws Exception {
        Path feature = Files.writeString(recipe.folder().resolve("hangs.feature"), """
                Feature: Hangs
                  Scenario: One that leaves its connector to the next
                    Given the recipe is applied
                  Scenario: One that waits for what never comes
                    Given the recipe has the parameters:
                      | partitions | 2 |
                    And the recipe is applied
                    Then the connector meetup-neo4j should fail because of:
                      \"""
                      nothing
                      \"""
                """);
        Path err = recipe.folder().resolve("hangs.err");

        Process verify = K2gProcess.start(recipe, err, "verify", "--here", feature.toString());
        try (Kafka kafka = Kafka.connect(running().kafka())) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> scenariosTopics(kafka) == 4);
        } finally {
            K2gProcess.terminate(verify);
        }

        assertThat(verify.waitFor()).as(Files.readString(err)).isEqualTo(K2gProcess.TERMINATED);
        assertThat(recipe.k2g("cleanup", "--dry-run").out()).isEqualTo("Nothing is left of scenarios.\n");
        assertThat(recipe.k2g("plan", "--fail-on-changes").exitCode()).isZero();
    }

    private Endpoints running() {
        return new LocalTarget(recipe.folder().resolve(".k2g")).running().orElseThrow();
    }

    private static long scenariosTopics(Kafka kafka) {
        return kafka.topicNames().stream()
                .filter(name -> name.startsWith("verify-"))
                .count();
    }

    @Test
    @Order(NEXT_TO_LAST)
    void verify_here_refuses_a_graph_that_holds_something_else() {
        recipe.k2g("query", "--cypher", "CREATE (:Precious)");
        K2gRun run = recipe.k2g("verify", "--here");
        recipe.k2g("query", "--cypher", "MATCH (p:Precious) DELETE p");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("The graph would be cleared, but it has nodes that are not the recipe's: Precious.");
    }

    @Test
    void the_cloud_is_rehearsed_on_the_twin_and_no_secret_is_shown(@TempDir Path folder) throws Exception {
        Path orders = folder.resolve("orders");
        assertThat(K2gRun.of("init", orders.toString()).exitCode()).isZero();
        Thread twin = new Thread(() -> recipe.k2g("twin", "start", "--delay", "200ms"));
        twin.start();
        try {
            Path state = recipe.folder().resolve(".k2g/twin");
            Awaitility.await().until(() -> Files.exists(state.resolve("env")));
            Map<String, String> environment = variables(state.resolve("env"));
            String[] secrets = environment.entrySet().stream()
                    .filter(variable -> variable.getKey().matches(".*(SECRET|PASSWORD)"))
                    .map(Map.Entry::getValue)
                    .toArray(String[]::new);
            List<K2gRun> runs = Stream.of("plan", "apply", "plan --fail-on-changes -o json", "status", "destroy --yes")
                    .map(command -> ("--recipe " + orders + " --target " + state.resolve("target.yaml") + " " + command)
                            .split(" "))
                    .map(arguments -> K2gRun.in(environment, "", arguments))
                    .toList();

            assertThat(runs).allSatisfy(run -> {
                assertThat(run.exitCode()).as(run.toString()).isZero();
                assertThat(run.out() + run.err()).doesNotContain(secrets);
            });
            assertThat(runs.get(0).out()).contains("connector orders-neo4j", "Neo4jSink");
            assertThat(runs.get(3).out()).contains("managed", "orders-neo4j");
            assertThat(state.resolve("target.yaml")).content().doesNotContain(secrets);
            assertThat(Files.getPosixFilePermissions(state.resolve("env"))).hasSize(2);
        } finally {
            twin.interrupt();
            twin.join();
        }
    }

    private static Map<String, String> variables(Path exports) throws IOException {
        Map<String, String> variables = new HashMap<>();
        Files.readAllLines(exports).forEach(line -> {
            String[] parts = line.replaceFirst("^export ", "").split("=", 2);
            variables.put(parts[0], parts[1].replaceAll("^'|'$", ""));
        });
        return variables;
    }

    @Test
    @Order(LAST)
    void down_stops_and_forgets() {
        K2gRun down = recipe.k2g("down", "--purge");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(recipe.folder().resolve(".k2g")).doesNotExist();
        assertThat(recipe.k2g("status").out()).containsPattern("(?m)^kafka +stopped");
        K2gRun query = recipe.k2g("query", "canoeing");
        assertThat(query.exitCode()).isEqualTo(6);
        assertThat(query.err()).contains("is not running.", "Start it with k2g up");
    }

    private String counts() {
        return recipe.k2g(
                        "query", "--cypher", "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)")
                .out();
    }
}
