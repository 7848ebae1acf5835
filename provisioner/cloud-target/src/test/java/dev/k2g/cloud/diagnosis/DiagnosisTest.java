package dev.k2g.cloud.diagnosis;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.cloud.aura.AuraServer;
import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.diagnosis.ConnectorsCheck.Principal;
import dev.k2g.connect.Connect;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.PlayedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisTest {

    @RegisterExtension
    private static final WireMockExtension API = PlayedApi.server();

    private static final CheckFailure PERMANENT =
            CheckFailure.permanent(FindingCode.NOT_PERMITTED, "It lacks a right.", "Grant it.");
    private static final CheckFailure RETRIABLE =
            CheckFailure.retriable(FindingCode.UNREACHABLE, "It sleeps.", "Wait.");

    private final Recipe recipe = RecipeReader.read(
            Path.of(System.getProperty("k2g.home", "../..")).resolve("features/meetup-rsvp"), Map.of());
    private final List<CheckResult> results = new ArrayList<>();
    private final CheckSequence sequence = new CheckSequence("kafka", results);

    @Test
    void what_builds_on_a_failed_check_is_skipped_and_what_does_not_goes_on() {
        sequence.require("tcp", () -> CheckResult.ok("open"));
        CheckSequence other = sequence.branch("kafka worker");
        sequence.require("login", () -> CheckResult.failed("", PERMANENT));
        sequence.look("rights", () -> CheckResult.ok("never asked"));
        other.look("rights", () -> CheckResult.failed("", PERMANENT));
        other.look("version", () -> CheckResult.ok("4.3.1"));

        assertThat(results)
                .extracting(CheckResult::status)
                .containsExactly(Status.OK, Status.FAILED, Status.SKIPPED, Status.FAILED, Status.OK);
    }

    @Test
    void the_exit_code_says_whether_another_try_may_succeed() {
        assertThat(exitCode(CheckResult.ok(""), CheckResult.warning("", PERMANENT)))
                .isZero();
        assertThat(exitCode(CheckResult.failed("", RETRIABLE), CheckResult.skipped()))
                .isEqualTo(6);
        assertThat(exitCode(CheckResult.failed("", RETRIABLE), CheckResult.failed("", PERMANENT)))
                .isEqualTo(1);
    }

    private int exitCode(CheckResult... outcomes) {
        results.clear();
        for (CheckResult outcome : outcomes) {
            sequence.branch("kafka").look("check", () -> outcome);
        }
        return new Diagnosis("cloud", results).exitCode().number();
    }

    @Test
    void a_wait_in_vain_is_not_answered_by_looking_at_the_status() {
        CheckFailure failure = CheckFailure.of(
                new UnreachableException(FindingCode.TIMED_OUT, "Waited 20 s in vain.", "Look with k2g status."));

        assertThat(failure.isRetriable()).isTrue();
        assertThat(failure.remedy()).doesNotContain("k2g status");
    }

    @Test
    void an_account_that_is_called_like_its_key_is_named_once() {
        Secret secret = Secret.of("hunter2");

        assertThat(KafkaKeyCheck.owner(new KafkaKey("KEY", secret, Optional.of("sa-1"))))
                .isEqualTo("The API key KEY of sa-1");
        assertThat(KafkaKeyCheck.owner(new KafkaKey("sa-1", secret, Optional.of("sa-1"))))
                .isEqualTo("The API key sa-1");
    }

    @ParameterizedTest
    @CsvSource({
        "TopicAuthorizationException: Not authorized to access topics: [meetup-member-group-topic],"
                + " READ on topic meetup-member-group-topic, --operations read --topic meetup-member-group-topic",
        "TopicAuthorizationException: Not authorized to access topics: [meetup-neo4j-dlq],"
                + " WRITE on topic meetup-neo4j-dlq, --operations write --topic meetup-neo4j-dlq",
        "'ConnectException: Could not initialize dead letter queue with topic=meetup-neo4j-dlq\n\tat a.B.c(B.java:1)\nCaused by:"
                + " org.apache.kafka.common.errors.TopicAuthorizationException: Authorization failed.',"
                + " WRITE on topic meetup-neo4j-dlq, --operations write --topic meetup-neo4j-dlq",
        "GroupAuthorizationException: Not authorized to access group: connect-meetup-neo4j,"
                + " READ on group connect-meetup-neo4j, --operations read --consumer-group connect-meetup-neo4j"
    })
    void the_right_that_a_connector_failed_for(String cause, String right, String command) {
        ConnectorSpec connector = recipe.connectors().get("meetup-neo4j");
        assertThat(connector).isNotNull();

        Connect connect = Connect.at(
                new ConnectEndpoint(URI.create(API.baseUrl()), Service.WORKER, Optional.empty(), Optional.empty()),
                Redaction.none());
        ConnectorsCheck check =
                new ConnectorsCheck(connect, recipe, new Principal("the API key KEY", Optional.of("sa-3")));

        CheckFailure failure = check.failed(connector, cause);

        assertThat(failure.problem())
                .isEqualTo("The connector meetup-neo4j has failed: the API key KEY lacks " + right + ".");
        assertThat(failure.remedy()).contains("--service-account sa-3 " + command);
        assertThat(check.failed(connector, "NullPointerException").code()).isEqualTo(FindingCode.TASK_FAILED);
    }

    @Test
    void a_paused_instance_of_Aura_explains_why_its_name_is_gone() {
        AuraServer api = new AuraServer(API);
        api.statuses("Paused");
        Optional<AuraInstance> instance = new AuraChecks(api.access(), Patience.USUAL, results).run();
        neo4j("neo4j+s://abc123.no-such-host.invalid").run(instance);

        assertThat(results)
                .filteredOn(check -> check.check().equals("instance"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.found()).isEqualTo("abc123 (rsvps) is paused, free-db");
                    assertThat(check.failures().get(0).problem())
                            .isEqualTo(
                                    "The Aura instance abc123 (rsvps) is paused, as Aura Free is after three days without a"
                                            + " write.");
                    assertThat(check.failures().get(0).remedy()).startsWith("Wake it with k2g up");
                });
        assertThat(results.get(results.size() - 1).status()).isEqualTo(Status.SKIPPED);
        assertThat(new Diagnosis("cloud", results).exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void Aura_wants_TLS() {
        neo4j("neo4j://abc123.databases.neo4j.io").run(Optional.empty());

        assertThat(results.get(0).failures())
                .containsExactly(CheckFailure.permanent(
                        FindingCode.SCHEME_WITHOUT_TLS,
                        "Aura answers with TLS only, and neo4j:// is without.",
                        "Write neo4j.uri as neo4j+s://abc123.databases.neo4j.io."));
        assertThat(results)
                .extracting(CheckResult::status)
                .filteredOn(Status.SKIPPED::equals)
                .hasSizeGreaterThan(3);
    }

    @Test
    void Aura_Free_is_nearly_full_before_it_is_full() {
        assertThat(Neo4jChecks.ofFree("", Neo4jChecks.full(100_000, 100_000)).status())
                .isEqualTo(Status.OK);
        assertThat(Neo4jChecks.ofFree("", Neo4jChecks.full(100_000, 390_000)).status())
                .isEqualTo(Status.WARNING);
        assertThat(Neo4jChecks.ofFree("", Neo4jChecks.full(200_000, 0)).status())
                .isEqualTo(Status.FAILED);
    }

    private Neo4jChecks neo4j(String uri) {
        return new Neo4jChecks(
                new Neo4jEndpoint(
                        URI.create(uri), "neo4j", Secret.of("hunter2"), "neo4j", Optional.empty(), Optional.empty()),
                recipe,
                results);
    }
}
