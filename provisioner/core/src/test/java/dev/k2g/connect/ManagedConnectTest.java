package dev.k2g.connect;

import com.sun.net.httpserver.HttpServer;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.http.HttpAnswer;
import dev.k2g.recipe.Dialect;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers that Confluent Cloud gives in moments that cannot be had on demand, from a server that repeats them. */
class ManagedConnectTest {

    private static final HttpAnswer BROKEN_OFF = new HttpAnswer(0, "");
    private static final HttpAnswer MISSING =
            new HttpAnswer(404, "{\"error\":{\"code\":404,\"message\":\"resource not found\"}}");
    private static final HttpAnswer APPLIED_LONG_AGO = offsets("2026-01-01T00:00:00Z", "APPLIED", "");

    private final Deque<HttpAnswer> answers = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Connect connect;

    ManagedConnectTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
        Login login = new Login("CLOUDKEY", Secret.of("cloud-secret"));
        connect = Connect.at(
                new ConnectEndpoint(uri, Service.CONFLUENT_CLOUD, Optional.of(login), Optional.empty()),
                Redaction.of(List.of(Secret.of("hunter2"))));
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().toString().replaceFirst("^/base", "")
                    + (body.isEmpty() ? "" : " " + body));
            HttpAnswer answer = answers.size() > 1 ? answers.remove() : answers.element();
            if (answer.equals(BROKEN_OFF)) {
                exchange.close();
                return;
            }
            answer.retryAfter()
                    .ifPresent(seconds ->
                            exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds.toSeconds())));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_waits_for_as_long_as_the_service_says() {
        answers.addAll(List.of(
                new HttpAnswer(429, "", Optional.of(Duration.ofSeconds(1))),
                new HttpAnswer(503, ""),
                BROKEN_OFF,
                new HttpAnswer(200, "[\"orders\"]")));

        long start = System.nanoTime();
        assertThat(connect.connectors()).containsExactly("orders");

        assertThat(requests).hasSize(4);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void throttling_without_end_is_given_up_at_the_deadline() {
        answers.add(new HttpAnswer(429, "", Optional.of(Duration.ofSeconds(60))));

        assertThatThrownBy(() -> connect.put("orders", Map.of(), Deadline.in(Duration.ofMillis(200))))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("too many requests");
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_create_that_times_out_is_looked_up_and_not_made_twice() {
        answers.addAll(List.of(
                MISSING,
                new HttpAnswer(504, ""),
                new HttpAnswer(200, "{\"name\":\"orders\",\"cloud.provider\":\"aws\"}")));

        connect.put("orders", Map.of("topics", "orders"));

        assertThat(requests)
                .containsExactly(
                        "GET /connectors/orders/config",
                        "PUT /connectors/orders/config {\"name\":\"orders\",\"topics\":\"orders\"}",
                        "GET /connectors/orders/config");
    }

    @Test
    void an_update_that_breaks_off_is_sent_again() {
        answers.addAll(List.of(
                new HttpAnswer(200, "{\"name\":\"orders\"}"),
                BROKEN_OFF,
                new HttpAnswer(200, "{\"name\":\"orders\"}")));

        connect.put("orders", Map.of());

        assertThat(requests).filteredOn(request -> request.startsWith("PUT")).hasSize(2);
    }

    @Test
    void offsets_are_reset_when_the_request_is_applied_and_not_when_an_earlier_one_was() {
        answers.addAll(List.of(
                APPLIED_LONG_AGO,
                new HttpAnswer(202, "{}"),
                APPLIED_LONG_AGO,
                offsets("2026-11-23T00:00:00Z", "PENDING", ""),
                offsets("2026-11-23T00:00:00Z", "APPLIED", "")));

        connect.resetOffsets("orders", Deadline.in(Duration.ofSeconds(10)));

        assertThat(requests)
                .startsWith(
                        "GET /connectors/orders/offsets/request/status",
                        "POST /connectors/orders/offsets/request {\"type\":\"DELETE\"}")
                .hasSize(5);
    }

    @Test
    void offsets_that_cannot_be_reset_are_told_with_the_reason() {
        answers.addAll(List.of(
                MISSING, new HttpAnswer(202, "{}"), offsets("2026-11-23T00:00:00Z", "FAILED", "no hunter2 today")));

        assertThatThrownBy(() -> connect.resetOffsets("orders", Deadline.in(Duration.ofSeconds(10))))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("failed to reset the offsets of connector orders: no ****** today.");
    }

    @Test
    void a_restart_is_a_pause_and_a_resume() {
        answers.addAll(List.of(
                new HttpAnswer(202, ""),
                status("RUNNING"),
                status("PAUSED"),
                new HttpAnswer(202, ""),
                status("PAUSED"),
                status("RUNNING")));

        connect.restart("orders", true);

        assertThat(requests)
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
        answers.add(new HttpAnswer(200, """
                {"name": "orders", "type": "sink", "connector": {"state": "DEGRADED", "worker_id": "w", "trace": ""},
                 "tasks": [{"id": 0, "state": "FAILED", "worker_id": "w", "msg": "no login with hunter2"}]}"""));

        ConnectorStatus status = connect.status("orders").orElseThrow();

        assertThat(status.state()).isEqualTo(State.DEGRADED);
        assertThat(status.failure()).contains("no login with ******");
    }

    @Test
    void what_it_deletes_is_not_there() {
        answers.add(status("DELETED"));

        assertThat(connect.status("orders")).isEmpty();
    }

    @Test
    void the_consumer_group_is_named_after_the_connectors_id() {
        answers.add(new HttpAnswer(200, "{\"orders\": {\"id\": {\"id\": \"lcc-abc123\", \"id_type\": \"ID\"}}}"));

        assertThat(connect.consumerGroup("orders", Map.of())).isEqualTo("connect-lcc-abc123");
        assertThat(connect.consumerGroup("not-there", Map.of())).isEqualTo("connect-not-there");
    }

    @Test
    void it_speaks_the_managed_dialect_whatever_else_it_has() {
        answers.add(new HttpAnswer(200, "[{\"class\": \"" + Dialect.CURRENT.connectorClass() + "\"}]"));

        assertThat(connect.dialects().plugin()).isEmpty();
        assertThat(connect.sinkCounts("orders")).isEmpty();
    }

    @Test
    void a_key_of_the_cluster_is_not_enough() {
        answers.add(new HttpAnswer(401, "{\"error\":{\"code\":401,\"message\":\"Unauthorized\"}}"));

        assertThatThrownBy(connect::connectors)
                .isInstanceOfSatisfying(
                        FailedException.class, e -> assertThat(e.remedy()).contains("takes a Cloud API key"))
                .hasMessageContaining("does not let k2g list its connectors (HTTP 401).");
    }

    @Test
    void what_is_wrong_with_a_configuration_is_said_without_secrets() {
        answers.addAll(List.of(
                MISSING, new HttpAnswer(400, "{\"error\":{\"code\":400,\"message\":\"hunter2 is no password\"}}")));

        assertThatThrownBy(() -> connect.put("orders", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("refused to configure connector orders: ****** is no password.");
    }

    private static HttpAnswer status(String state) {
        return new HttpAnswer(
                200, "{\"name\": \"orders\", \"connector\": {\"state\": \"" + state + "\"}, \"tasks\": []}");
    }

    private static HttpAnswer offsets(String requestedAt, String phase, String message) {
        return new HttpAnswer(
                200,
                "{\"request\": {\"requested_at\": \"" + requestedAt + "\"}, \"status\": {\"phase\": \"" + phase
                        + "\", \"message\": \"" + message + "\"}}");
    }
}
