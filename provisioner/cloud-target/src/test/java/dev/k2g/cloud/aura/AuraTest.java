package dev.k2g.cloud.aura;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.PlayedApi;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.k2g.cloud.aura.AuraServer.instance;
import static dev.k2g.testsupport.PlayedApi.reply;
import static dev.k2g.testsupport.PlayedApi.throttled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuraTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String INSTANCE = "/v1/instances/abc123";

    @RegisterExtension
    private static final WireMockExtension API = PlayedApi.server();

    private final List<String> progress = new ArrayList<>();
    private AuraServer server;
    private Aura aura;

    @BeforeEach
    void start() {
        server = new AuraServer(API);
        aura = Aura.at(server.access());
    }

    @Test
    void one_login_serves_many_questions_and_statuses_come_in_lower_case() {
        server.statuses("Running", "running");

        assertThat(aura.instance())
                .contains(new AuraInstance(
                        "abc123", "rsvps", "running", "free-db", "neo4j+s://abc123.databases.neo4j.io"));
        assertThat(aura.instance().orElseThrow().state()).isEqualTo(AuraInstance.State.RUNNING);
        server.verifyLogins(1);
    }

    @Test
    void a_list_has_ids_and_names() {
        server.replies(okJson("{\"data\": [{\"id\": \"a\", \"name\": \"one\"}, {\"id\": \"b\", \"name\": \"two\"}]}"));

        assertThat(aura.instances()).extracting(AuraInstance::toString).containsExactly("a (one)", "b (two)");
    }

    @Test
    void an_expired_token_is_fetched_anew_once() {
        server.statuses("running");
        var unused = aura.instance();

        server.expireToken();

        assertThat(aura.instance()).isPresent();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void what_a_fresh_token_does_not_permit_is_not_permitted() {
        server.replies(
                reply(403, "{\"errors\": [{\"message\": \"no access to " + AuraServer.SECRET.reveal() + "\"}]}"));

        assertThatThrownBy(aura::instance)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(
                        "does not let the client client read the instance abc123 (HTTP 403): no access to")
                .hasMessageNotContaining(AuraServer.SECRET.reveal());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_wrong_secret_is_said_to_be_wrong_and_not_shown() {
        assertThatThrownBy(() -> Aura.at(server.access(Secret.of("mistyped"))).instance())
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("refused the client client (HTTP 401): access_denied.")
                .hasMessageNotContaining("mistyped")
                .extracting(failure -> ((K2gException) failure).code())
                .isEqualTo(FindingCode.CREDENTIALS_REFUSED);
    }

    @Test
    void a_page_of_a_proxy_is_no_answer() {
        server.refuseLogins(reply(200, "<html>Please log in to the guest network</html>"));

        assertThatThrownBy(aura::instance)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("gave an answer that is not the Aura API's when asked to log in");
    }

    @Test
    void throttling_and_errors_of_the_server_are_waited_out() {
        server.replies(throttled(1), reply(503, ""), instance("running"));

        assertThat(aura.instance()).isPresent();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void throttling_that_does_not_end_is_a_time_out() {
        server.replies(throttled(60).withBody("{\"errors\": [{\"message\": \"Rate limit exceeded\"}]}"));

        assertThatThrownBy(() -> aura.instance(Deadline.in(Duration.ofMillis(300))))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("Rate limit exceeded.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void an_instance_that_is_not_there_is_none() {
        server.replies(reply(404, "{\"errors\": [{\"message\": \"DB not found: abc123\"}]}"));

        assertThat(aura.instance()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "404 page not found",
                "{\"message\": \"no Route matched with those values\"}",
                "{\"errors\": []}"
            })
    void a_server_that_does_not_know_the_path_says_nothing_of_the_instance(String body) {
        server.replies(reply(404, body));

        for (ThrowingCallable question : List.<ThrowingCallable>of(aura::instance, aura::instances)) {
            assertThatThrownBy(question)
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining("gave an answer that is not the Aura API's when asked to")
                    .satisfies(failure ->
                            assertThat(((K2gException) failure).code()).isEqualTo(FindingCode.ANOTHER_SERVICE))
                    .satisfies(failure ->
                            assertThat(((K2gException) failure).remedy()).startsWith("Check aura.url"));
        }
    }

    @Test
    void a_server_without_a_login_is_another_service() {
        server.refuseLogins(reply(404, "{\"message\": \"no Route matched with those values\"}"));

        assertThatThrownBy(aura::instance)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("is not the Aura API's when asked to log in");
    }

    @Test
    void a_paused_instance_is_resumed_and_waited_for() {
        server.replies(instance("paused"), reply(202, "{\"data\": {}}"), instance("RESUMING"), instance("running"));

        assertThat(aura.wake(Deadline.in(PATIENCE), progress::add).state()).isEqualTo(AuraInstance.State.RUNNING);

        assertThat(server.requests())
                .containsExactly(
                        "GET " + INSTANCE, "POST " + INSTANCE + "/resume", "GET " + INSTANCE, "GET " + INSTANCE);
        assertThat(progress)
                .containsExactly(
                        "The Aura instance abc123 (rsvps) is paused; resuming it, which takes minutes.",
                        "The Aura instance abc123 (rsvps) is resuming; waiting.",
                        "The Aura instance abc123 (rsvps) runs.");
    }

    @Test
    void a_running_instance_is_worth_no_word() {
        server.statuses("running");

        var unused = aura.wake(Deadline.in(PATIENCE), progress::add);

        assertThat(progress).isEmpty();
    }

    @Test
    void a_resumption_without_an_answer_is_looked_after_rather_than_repeated_at_once() {
        server.replies(instance("paused"), reply(500, ""), instance("resuming"), instance("running"));

        assertThat(aura.wake(Deadline.in(PATIENCE), progress::add).state()).isEqualTo(AuraInstance.State.RUNNING);
        assertThat(server.requests())
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(1);
    }

    @Test
    void a_resumption_that_was_accepted_is_not_asked_for_again_while_the_status_lags() {
        server.replies(instance("paused"), reply(202, "{}"), instance("paused"), instance("running"));

        assertThat(aura.wake(Deadline.in(PATIENCE), progress::add).state()).isEqualTo(AuraInstance.State.RUNNING);
        assertThat(server.requests())
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "suspended, is suspended: Aura has taken it out of service",
        "Loading Failed, 'is \"loading failed\": its data could not be loaded'",
        "destroying, is destroying: it is being deleted"
    })
    void what_will_not_run_by_itself_is_not_waited_for(String status, String message) {
        server.statuses(status);

        assertThatThrownBy(() -> aura.wake(Deadline.in(PATIENCE), progress::add))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(message)
                .extracting(failure -> ((K2gException) failure).code())
                .isEqualTo(FindingCode.INSTANCE_UNUSABLE);
    }

    @Test
    void one_that_is_gone_is_said_to_be_gone() {
        server.replies(reply(404, "{\"errors\": [{\"message\": \"DB not found: abc123\"}]}"));

        assertThatThrownBy(() -> aura.wake(Deadline.in(PATIENCE), progress::add))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("There is no Aura instance abc123");
    }
}
