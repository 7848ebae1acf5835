package dev.k2g.connect;

import com.sun.net.httpserver.HttpServer;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.http.HttpAnswer;
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
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers that a worker gives in moments that cannot be had on demand, from a server that repeats them. */
class ConnectRetryTest {

    private static final String REBALANCE =
            "{\"error_code\":409,\"message\":\"Cannot complete request because of a conflicting operation\"}";

    private final Deque<HttpAnswer> answers = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Connect connect;

    ConnectRetryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        connect = Connect.at(new ConnectEndpoint(uri), Redaction.of(List.of(Secret.of("hunter2"))));
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            HttpAnswer answer = answers.size() > 1 ? answers.remove() : answers.element();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_rebalance_is_waited_out() {
        answers.addAll(List.of(
                new HttpAnswer(409, REBALANCE),
                new HttpAnswer(
                        500,
                        "{\"error_code\":500,\"message\":\"Request cannot be completed because a rebalance is expected\"}"),
                new HttpAnswer(503, ""),
                new HttpAnswer(200, "[\"orders\"]")));

        assertThat(connect.connectors()).containsExactly("orders");
        assertThat(requests).hasSize(4);
    }

    @Test
    void a_rebalance_without_end_is_given_up_at_the_deadline() {
        answers.add(new HttpAnswer(409, REBALANCE));

        assertThatThrownBy(() -> connect.put("orders", Map.of(), Deadline.in(Duration.ofMillis(200))))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("configure connector orders")
                .hasMessageContaining("conflicting operation");
    }

    @Test
    void after_a_time_out_it_reads_again_whether_the_connector_is_there() {
        answers.addAll(List.of(
                new HttpAnswer(500, "{\"error_code\":500,\"message\":\"Request timed out\"}"),
                new HttpAnswer(200, "{\"name\":\"orders\",\"topics\":\"orders\"}")));

        connect.put("orders", Map.of("topics", "orders"));

        assertThat(requests).containsExactly("PUT /connectors/orders/config", "GET /connectors/orders/config");
    }

    @Test
    void a_refused_configuration_is_wrong_input_and_shows_no_secret() {
        answers.add(new HttpAnswer(
                400, "{\"error_code\":400,\"message\":\"Invalid value hunter2 for\\nneo4j.uri: Missing port\"}"));

        assertThatThrownBy(() -> connect.put("orders", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "refused to configure connector orders: " + "Invalid value ****** for neo4j.uri: Missing port.")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void another_error_of_the_worker_names_the_connector() {
        answers.add(new HttpAnswer(500, "{\"error_code\":500,\"message\":\"Oh no, hunter2\"}"));

        assertThatThrownBy(() -> connect.pause("orders"))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("failed to pause connector orders (HTTP 500): Oh no, ******.");
    }

    @Test
    void an_answer_that_is_not_connects_is_said_to_be_so() {
        answers.add(new HttpAnswer(200, "<html>"));

        assertThatThrownBy(() -> connect.plugins())
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("not Connect's");
    }

    @Test
    void what_is_not_there_is_empty() {
        answers.add(new HttpAnswer(404, "{\"error_code\":404,\"message\":\"not found\"}"));

        assertThat(connect.status("orders")).isEmpty();
        assertThat(connect.config("orders")).isEmpty();
        assertThat(connect.sinkCounts("orders")).isEmpty();
        connect.delete("orders");
    }

    @Test
    void reads_what_the_sink_counts() {
        answers.add(new HttpAnswer(200, """
                {"connector": "a b/c", "tasks": [
                  {"task": 0, "started": 1700000000000, "delivered": 5, "deadLettered": 1, "more": true},
                  {"task": 1, "started": 1700000000000, "delivered": 7, "deadLettered": 0}]}"""));

        SinkCounts counts = connect.sinkCounts("a b/c").orElseThrow();

        assertThat(counts.delivered()).isEqualTo(12);
        assertThat(counts.deadLettered()).isEqualTo(1);
        assertThat(requests).containsExactly("GET /k2g/connectors/a%20b%2Fc/counts");
    }

    @Test
    void a_worker_that_is_not_there_is_unreachable() {
        server.stop(0);

        assertThatThrownBy(() -> connect.version())
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
