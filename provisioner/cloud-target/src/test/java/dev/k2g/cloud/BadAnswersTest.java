package dev.k2g.cloud;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.cloud.aura.Aura;
import dev.k2g.cloud.aura.AuraServer;
import dev.k2g.connect.Connect;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.PlayedApi;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is said, and what to do next, when a service refuses or something else answers in its place. */
class BadAnswersTest {

    private static final String SECRET = "cloud-secret";

    @RegisterExtension
    private static final WireMockExtension API = PlayedApi.server();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        401 | {"error": {"code": 401, "message": "Unauthorized"}}          | NOT_PERMITTED   | does not let k2g list its connectors (HTTP 401)              | takes a Cloud API key
        403 | {"errors": [{"detail": "Forbidden Access"}]}                 | NOT_PERMITTED   | does not let k2g list its connectors (HTTP 403)              | its owner needs a role
        404 | {"error": {"code": 404, "message": "account not found"}}     | NOT_THERE       | failed to list its connectors (HTTP 404): account not found. | connect.managed names others
        402 | {"errors": [{"detail": "Connector limit reached"}]}          | LIMIT_REACHED   | (HTTP 402): Connector limit reached.                         | k2g cleanup
        409 | {"error": {"code": 409, "message": "over quota"}}            | LIMIT_REACHED   | (HTTP 409): over quota.                                      | have the quota raised
        500 | {"error": {"code": 500, "message": "Oops, with cloud-secret"}} | WORKER_FAILED | (HTTP 500): Oops, with ******.                               | Confluent Cloud console
        500 | ''                                                           | WORKER_FAILED   | (HTTP 500): it said nothing more.                            | Confluent Cloud console
        407 | <html><title>Log in</title></html>                           | ANOTHER_SERVICE | something else answered (HTTP 407): a web page, "Log in".    | If a proxy stands in between
        403 | <!doctype html><html><head><title>Blocked</title></html>     | ANOTHER_SERVICE | something else answered (HTTP 403): a web page, "Blocked".   | have it let this address pass
        200 | <html>Sign in to the guest network</html>                    | ANOTHER_SERVICE | gave an answer that is not Connect's when asked to list      | connect.managed.url
        """)
    void of_Confluent_Cloud(int status, String body, FindingCode code, String problem, String remedy) {
        API.stubFor(any(anyUrl()).willReturn(PlayedApi.reply(status, body)));

        assertSays(failure(() -> confluent().connectors()), code, problem, remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | {"errors": [{"message": "bad instance id"}]}       | FAILED          | failed to read the instance abc123 (HTTP 400): bad instance id. | Aura console
        403 | {"errors": [{"message": "Forbidden"}]}             | NOT_PERMITTED   | does not let the client client read the instance abc123 (HTTP 403): Forbidden. | a member of the project
        402 | {"errors": [{"message": "Out of credits"}]}        | LIMIT_REACHED   | (HTTP 402): Out of credits.                                     | Aura console
        407 | <html><title>Log in</title></html>                 | ANOTHER_SERVICE | something else answered (HTTP 407): a web page, "Log in".       | aura.url
        403 | <!doctype html><html><title>Blocked</title></html> | ANOTHER_SERVICE | something else answered (HTTP 403): a web page, "Blocked".      | have it let this address pass
        200 | <html>Sign in to the guest network</html>          | ANOTHER_SERVICE | gave an answer that is not the Aura API's                       | aura.url
        """)
    void of_Aura(int status, String body, FindingCode code, String problem, String remedy) {
        AuraServer server = new AuraServer(API);
        server.replies(PlayedApi.reply(status, body));

        assertSays(failure(() -> Aura.at(server.access()).instance()), code, problem, remedy);
    }

    @Test
    void what_sends_elsewhere_is_not_followed_and_its_query_not_shown() {
        ResponseDefinitionBuilder elsewhere =
                PlayedApi.reply(302, "").withHeader("Location", "https://login.example/start?session=123");
        API.stubFor(any(anyUrl()).willReturn(elsewhere));
        AuraServer aura = new AuraServer(API);
        aura.replies(elsewhere);

        String problem = "something else answered (HTTP 302): it sends to https://login.example/start.";
        assertSays(
                failure(() -> confluent().connectors()), FindingCode.ANOTHER_SERVICE, problem, "connect.managed.url");
        assertSays(failure(() -> Aura.at(aura.access()).instance()), FindingCode.ANOTHER_SERVICE, problem, "aura.url");
    }

    @Test
    void a_quota_that_a_new_connector_meets_is_no_fault_of_the_recipe_and_not_tried_again() {
        String config = "/connectors/orders/config";
        API.stubFor(get(config).willReturn(PlayedApi.reply(404, "")));
        API.stubFor(put(config)
                .willReturn(PlayedApi.reply(400, "{\"error\": {\"message\": \"Quota of 10 connectors exceeded\"}}")));

        assertSays(
                failure(() -> confluent().put("orders", Map.of())),
                FindingCode.LIMIT_REACHED,
                "failed to configure connector orders (HTTP 400): Quota of 10 connectors exceeded.",
                "Make room or have the quota raised");
        API.verify(1, putRequestedFor(urlEqualTo(config)));
    }

    @Test
    void what_was_made_without_an_answer_and_is_shown_a_moment_later_is_not_made_twice() {
        String config = "/connectors/orders/config";
        PlayedApi.inOrder(
                API,
                () -> get(config),
                PlayedApi.reply(404, ""),
                PlayedApi.reply(404, ""),
                PlayedApi.reply(404, ""),
                PlayedApi.reply(200, "{}"));
        API.stubFor(put(config).willReturn(PlayedApi.brokenOff(Fault.EMPTY_RESPONSE)));

        confluent().put("orders", Map.of());

        API.verify(1, putRequestedFor(urlEqualTo(config)));
    }

    @Test
    void a_proxy_before_a_worker_may_have_a_page_for_whoever_is_not_logged_in() {
        API.stubFor(any(anyUrl()).willReturn(PlayedApi.reply(401, "<html><title>401</title></html>")));
        Connect worker = Connect.at(new ConnectEndpoint(URI.create(API.baseUrl())), Redaction.none());

        assertThatThrownBy(worker::connectors).hasMessageEndingWith("does not let k2g list its connectors (HTTP 401).");
    }

    private static Connect confluent() {
        Login login = new Login("CLOUDKEY", Secret.of(SECRET));
        return Connect.at(
                new ConnectEndpoint(
                        URI.create(API.baseUrl()), Service.CONFLUENT_CLOUD, Optional.of(login), Optional.empty()),
                Redaction.of(List.of(login.password())));
    }

    private static FailedException failure(ThrowingCallable call) {
        return catchThrowableOfType(FailedException.class, call);
    }

    private static void assertSays(FailedException failure, FindingCode code, String problem, String remedy) {
        assertThat(failure).hasMessageContaining(problem).hasMessageNotContaining(SECRET);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.remedy()).contains(remedy);
    }
}
