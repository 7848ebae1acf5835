package dev.k2g.cloud.diagnosis;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.FindingCode;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.PlayedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.Optional;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.k2g.testsupport.PlayedApi.reply;
import static dev.k2g.testsupport.PlayedApi.throttled;
import static org.assertj.core.api.Assertions.assertThat;

/** What something that answers by HTTP may say in place of a worker or of Confluent Cloud. */
class ConnectLoginTest {

    private static final String WORKER =
            "{\"version\": \"4.3.1\", \"commit\": \"abc\", \"kafka_cluster_id\": \"lkc-1\"}";

    @RegisterExtension
    private static final WireMockExtension API = PlayedApi.server();

    private static void answers(ResponseDefinitionBuilder... replies) {
        PlayedApi.inOrder(API, () -> any(anyUrl()), replies);
    }

    @Test
    void a_worker_of_the_same_cluster_is_well() {
        answers(reply(200, WORKER));

        assertThat(worker("lkc-1").status()).isEqualTo(Status.OK);
    }

    @Test
    void a_worker_of_another_cluster_would_read_other_topics() {
        answers(reply(200, WORKER));

        CheckFailure failure = worker("lkc-2").failures().get(0);

        assertThat(failure.code()).isEqualTo(FindingCode.ANOTHER_CLUSTER);
        assertThat(failure.problem())
                .startsWith("The worker works on the Kafka cluster lkc-1, and")
                .contains("is lkc-2:");
    }

    @ParameterizedTest
    @CsvSource({
        "200, <html>Sign in to the guest network</html>, ANOTHER_SERVICE, its answer is not that of a Connect worker",
        "404, '', ANOTHER_SERVICE, it knows no worker there (HTTP 404)",
        "403, <html><title>Blocked</title></html>, ANOTHER_SERVICE, 'it answers HTTP 403: a web page, \"Blocked\"'",
        "407, '', ANOTHER_SERVICE, a proxy wants a login (HTTP 407)",
        "302, '', ANOTHER_SERVICE, it answers HTTP 302",
        "401, '', CREDENTIALS_REFUSED, refuses whoever has no login (HTTP 401)"
    })
    void what_is_no_worker_or_does_not_let_in(int status, String body, FindingCode code, String problem) {
        answers(reply(status, body));

        CheckFailure failure = worker("lkc-1").failures().get(0);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.problem()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\": {\"code\": 401, \"message\": \"Unauthorized\"}} | CREDENTIALS_REFUSED"
                        + " | does not know the Cloud API key CLOUD",
                "403 | {\"errors\": [{\"detail\": \"Forbidden Access\"}]} | NOT_PERMITTED | (HTTP 403): Forbidden Access",
                "404 | {\"errors\": [{\"detail\": \"no lkc-1\"}]} | NOT_THERE | no such environment or cluster (HTTP 404): no",
                "402 | {} | LIMIT_REACHED | a quota is reached (HTTP 402)",
                "409 | {\"message\": \"connector quota exceeded\"} | LIMIT_REACHED | connector quota exceeded",
                "500 | {} | ANOTHER_SERVICE | is not that of Confluent Cloud's Connect API (HTTP 500)",
                "403 | <html><title>Blocked</title></html> | ANOTHER_SERVICE | (HTTP 403): a web page, \"Blocked\"",
                "200 | <html/> | ANOTHER_SERVICE | is not that of Confluent Cloud's Connect API"
            })
    void what_confluent_cloud_has_against_it(int status, String body, FindingCode code, String problem) {
        answers(reply(status, body));

        CheckFailure failure = service().failures().get(0);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.problem()).contains(problem);
        assertThat(failure.problem() + failure.remedy()).doesNotContain("hunter2");
    }

    @Test
    void throttling_is_waited_out() {
        answers(throttled(0), reply(503, ""), reply(200, "[]"));

        assertThat(service().status()).isEqualTo(Status.OK);
    }

    private CheckResult worker(String clusterId) {
        return new WorkerLogin(endpoint(Service.WORKER, Optional.empty()), Optional.of(clusterId), Patience.USUAL)
                .run();
    }

    private CheckResult service() {
        return new ServiceLogin(
                        endpoint(Service.CONFLUENT_CLOUD, Optional.of(new Login("CLOUD", Secret.of("hunter2")))),
                        Patience.USUAL)
                .run();
    }

    private ConnectEndpoint endpoint(Service service, Optional<Login> login) {
        URI uri = URI.create(API.baseUrl());
        return new ConnectEndpoint(uri, service, login, Optional.empty());
    }
}
