package dev.k2g.connect;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.testsupport.PlayedApi;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static dev.k2g.testsupport.PlayedApi.brokenOff;
import static dev.k2g.testsupport.PlayedApi.reply;
import static dev.k2g.testsupport.PlayedApi.throttled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Confluent Cloud in moments that cannot be had on demand. */
class ManagedConnectTest {

    private static final String CONFIG = "/base/connectors/orders/config";
    private static final String OFFSETS = "/base/connectors/orders/offsets/request";
    private static final String BAD_GATEWAY = "<html><title>Bad gateway</title></html>";
    private static final ResponseDefinitionBuilder MISSING =
            reply(404, "{\"error\":{\"code\":404,\"message\":\"resource not found\"}}");
    private static final ResponseDefinitionBuilder MADE = okJson("{\"name\":\"orders\",\"cloud.provider\":\"aws\"}");
    private static final ResponseDefinitionBuilder APPLIED_LONG_AGO = offsets("2026-01-01T00:00:00Z", "APPLIED", "");

    @RegisterExtension
    private static final WireMockExtension API = PlayedApi.server();

    private Connect connect;

    @BeforeEach
    void start() {
        Login login = new Login("CLOUDKEY", Secret.of("cloud-secret"));
        connect = Connect.at(
                new ConnectEndpoint(
                        URI.create(API.baseUrl() + "/base"),
                        Service.CONFLUENT_CLOUD,
                        Optional.of(login),
                        Optional.empty()),
                Redaction.of(List.of(Secret.of("hunter2"))));
    }

    /** Whatever is asked, the answers are these, one after the other. */
    private static void answers(ResponseDefinitionBuilder... replies) {
        PlayedApi.inOrder(API, () -> any(anyUrl()), replies);
    }

    private static List<String> requests() {
        return PlayedApi.requests(API).stream()
                .map(request -> request.replace("/base", ""))
                .toList();
    }

    @Test
    void it_logs_in_with_the_Cloud_key() {
        API.stubFor(get("/base/connectors")
                .withBasicAuth("CLOUDKEY", "cloud-secret")
                .willReturn(okJson("[\"orders\"]")));

        assertThat(connect.connectors()).containsExactly("orders");
    }

    @Test
    void it_waits_for_as_long_as_the_service_says() {
        answers(throttled(1), reply(503, ""), okJson("[\"orders\"]"));

        long start = System.nanoTime();
        assertThat(connect.connectors()).containsExactly("orders");

        assertThat(requests()).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void when_every_third_call_is_throttled_it_is_slower_and_nothing_else() {
        String third = UUID.randomUUID().toString();
        for (String[] turn : new String[][] {{STARTED, "second"}, {"second", "third"}}) {
            API.stubFor(get("/base/connectors")
                    .inScenario(third)
                    .whenScenarioStateIs(turn[0])
                    .willSetStateTo(turn[1])
                    .willReturn(okJson("[\"orders\"]")));
        }
        API.stubFor(get("/base/connectors")
                .inScenario(third)
                .whenScenarioStateIs("third")
                .willSetStateTo(STARTED)
                .willReturn(throttled(0)));

        for (int i = 0; i < 6; i++) {
            assertThat(connect.connectors()).containsExactly("orders");
        }

        assertThat(requests()).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_question_whose_answer_breaks_off_is_asked_again(Fault fault) {
        answers(brokenOff(fault), okJson("[\"orders\"]"));

        assertThat(connect.connectors()).containsExactly("orders");
    }

    @Test
    void throttling_without_end_is_given_up_at_the_deadline() {
        answers(throttled(60));

        assertThatThrownBy(() -> connect.put("orders", Map.of(), Deadline.in(Duration.ofMillis(200))))
                .isInstanceOf(UnreachableException.class)
                .hasMessageEndingWith("it answered HTTP 429: it has had too many requests.");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void a_create_that_times_out_is_looked_up_and_not_made_twice() {
        PlayedApi.inOrder(API, () -> get(CONFIG), MISSING, MADE);
        API.stubFor(put(CONFIG).willReturn(okJson("{}").withFixedDelay(4_000)));

        // the shortest time that an answer is given is two seconds
        connect.put("orders", Map.of("topics", "orders"), Deadline.in(Duration.ofSeconds(1)));

        assertThat(requests())
                .containsExactly(
                        "GET /connectors/orders/config",
                        "PUT /connectors/orders/config",
                        "GET /connectors/orders/config");
        API.verify(1, putRequestedFor(urlEqualTo(CONFIG)).withRequestBody(equalToJson("""
                        {"name": "orders", "topics": "orders"}""")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_create_whose_answer_breaks_off_is_looked_up_and_not_made_twice(Fault fault) {
        PlayedApi.inOrder(API, () -> get(CONFIG), MISSING, MADE);
        API.stubFor(put(CONFIG).willReturn(brokenOff(fault)));

        connect.put("orders", Map.of());

        API.verify(1, putRequestedFor(urlEqualTo(CONFIG)));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void a_create_that_a_gateway_lost_sight_of_is_looked_up_and_not_made_twice(int status) {
        PlayedApi.inOrder(API, () -> get(CONFIG), MISSING, MISSING, MADE);
        API.stubFor(put(CONFIG).willReturn(reply(status, BAD_GATEWAY)));

        connect.put("orders", Map.of());

        API.verify(1, putRequestedFor(urlEqualTo(CONFIG)));
    }

    @Test
    void a_create_that_a_gateway_kept_to_itself_is_sent_again() {
        PlayedApi.inOrder(API, () -> put(CONFIG), reply(502, BAD_GATEWAY), MADE);
        API.stubFor(get(CONFIG).willReturn(MISSING));

        connect.put("orders", Map.of());

        API.verify(2, putRequestedFor(urlEqualTo(CONFIG)));
    }

    @Test
    void a_connector_is_made_at_given_offsets_and_not_twice() {
        API.stubFor(get(CONFIG).willReturn(MADE));
        API.stubFor(post("/base/connectors").willReturn(brokenOff(Fault.EMPTY_RESPONSE)));

        connect.create(
                "orders",
                Map.of("topics", "orders"),
                Map.of(new TopicPartition("orders", 1), 17L),
                Deadline.in(Duration.ofSeconds(5)));

        API.verify(1, postRequestedFor(urlEqualTo("/base/connectors")).withRequestBody(equalToJson("""
                        {"name": "orders", "config": {"name": "orders", "topics": "orders"},
                         "offsets": [{"partition": {"kafka_topic": "orders", "kafka_partition": 1},
                                      "offset": {"kafka_offset": 17}}]}""")));
    }

    @Test
    void an_update_that_breaks_off_is_sent_again() {
        API.stubFor(get(CONFIG).willReturn(MADE));
        PlayedApi.inOrder(API, () -> put(CONFIG), brokenOff(Fault.EMPTY_RESPONSE), MADE);

        connect.put("orders", Map.of());

        API.verify(2, putRequestedFor(urlEqualTo(CONFIG)));
    }

    @Test
    void offsets_are_reset_when_the_request_is_applied_and_not_when_an_earlier_one_was() {
        answers(
                APPLIED_LONG_AGO,
                reply(202, "{}"),
                APPLIED_LONG_AGO,
                offsets("2026-11-23T00:00:00Z", "PENDING", ""),
                offsets("2026-11-23T00:00:00Z", "APPLIED", ""));

        connect.resetOffsets("orders", Deadline.in(Duration.ofSeconds(10)));

        assertThat(requests())
                .startsWith("GET /connectors/orders/offsets/request/status", "POST /connectors/orders/offsets/request")
                .hasSize(5);
        API.verify(1, postRequestedFor(urlEqualTo(OFFSETS)).withRequestBody(equalToJson("{\"type\": \"DELETE\"}")));
    }

    @Test
    void offsets_that_cannot_be_reset_are_told_with_the_reason() {
        answers(MISSING, reply(202, "{}"), offsets("2026-11-23T00:00:00Z", "FAILED", "no hunter2 today"));

        assertThatThrownBy(() -> connect.resetOffsets("orders", Deadline.in(Duration.ofSeconds(10))))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("failed to reset the offsets of connector orders: no ****** today.");
    }

    @Test
    void a_restart_is_a_pause_and_a_resume() {
        answers(
                reply(202, ""),
                status("RUNNING"),
                status("PAUSED"),
                reply(202, ""),
                status("PAUSED"),
                status("RUNNING"));

        connect.restart("orders", true);

        assertThat(requests())
                .containsExactly(
                        "PUT /connectors/orders/pause",
                        "GET /connectors/orders/status",
                        "GET /connectors/orders/status",
                        "PUT /connectors/orders/resume",
                        "GET /connectors/orders/status",
                        "GET /connectors/orders/status");
    }

    @Test
    void says_what_a_task_failed_of() {
        answers(reply(200, """
                {"name": "orders", "type": "sink", "connector": {"state": "DEGRADED", "worker_id": "w", "trace": ""},
                 "tasks": [{"id": 0, "state": "FAILED", "worker_id": "w", "msg": "no login with hunter2"}]}"""));

        ConnectorStatus status = connect.status("orders").orElseThrow();

        assertThat(status.state()).isEqualTo(ConnectorState.DEGRADED);
        assertThat(status.failure()).contains("no login with ******");
    }

    @Test
    void what_it_deletes_is_not_there() {
        answers(status("DELETED"));

        assertThat(connect.status("orders")).isEmpty();
    }

    @Test
    void the_consumer_group_is_named_after_the_connectors_id() {
        answers(reply(200, "{\"orders\": {\"id\": {\"id\": \"lcc-abc123\", \"id_type\": \"ID\"}}}"));

        assertThat(connect.consumerGroup("orders", Map.of())).contains("connect-lcc-abc123");
        assertThat(connect.consumerGroup("not-there", Map.of())).isEmpty();
    }

    @Test
    void it_speaks_the_managed_dialect_whatever_else_it_has() {
        answers(reply(200, "[{\"class\": \"" + Dialect.CURRENT.connectorClass() + "\"}]"));

        assertThat(DialectSelection.of(connect).plugin()).isEmpty();
        assertThat(connect.sinkCounts("orders")).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_configuration_is_said_without_secrets() {
        answers(MISSING, reply(400, "{\"error\":{\"code\":400,\"message\":\"hunter2 is no password\"}}"));

        assertThatThrownBy(() -> connect.put("orders", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("refused to configure connector orders: ****** is no password.");
    }

    private static ResponseDefinitionBuilder status(String state) {
        return reply(200, "{\"name\": \"orders\", \"connector\": {\"state\": \"" + state + "\"}, \"tasks\": []}");
    }

    private static ResponseDefinitionBuilder offsets(String requestedAt, String phase, String message) {
        return reply(
                200,
                "{\"request\": {\"requested_at\": \"" + requestedAt + "\"}, \"status\": {\"phase\": \"" + phase
                        + "\", \"message\": \"" + message + "\"}}");
    }
}
