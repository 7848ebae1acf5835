package dev.k2g.connect;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.deadline.Deadline;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.PlayedApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.k2g.testsupport.PlayedApi.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A worker in moments that cannot be had on demand. */
class ConnectRetryTest {

    private static final String REBALANCE =
            "{\"error_code\":409,\"message\":\"Cannot complete request because of a conflicting operation\"}";

    @RegisterExtension
    private static final WireMockExtension API = PlayedApi.server();

    private Connect connect;

    @BeforeEach
    void start() {
        connect =
                Connect.at(new ConnectEndpoint(URI.create(API.baseUrl())), Redaction.of(List.of(Secret.of("hunter2"))));
    }

    /** Whatever is asked, the answers are these, one after the other. */
    private static void answers(ResponseDefinitionBuilder... replies) {
        PlayedApi.inOrder(API, () -> any(anyUrl()), replies);
    }

    @Test
    void a_rebalance_is_waited_out() {
        answers(
                reply(409, REBALANCE),
                reply(
                        500,
                        "{\"error_code\":500,\"message\":\"Request cannot be completed because a rebalance is expected\"}"),
                reply(503, ""),
                reply(200, "[\"orders\"]"));

        assertThat(connect.connectors()).containsExactly("orders");
        assertThat(PlayedApi.requests(API)).hasSize(4);
    }

    @Test
    void a_rebalance_without_end_is_given_up_at_the_deadline() {
        answers(reply(409, REBALANCE));

        assertThatThrownBy(() -> connect.put("orders", Map.of(), Deadline.in(Duration.ofMillis(200))))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("configure connector orders")
                .hasMessageContaining("conflicting operation");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void an_API_that_is_never_ready_is_given_up_when_the_user_wants_that(Service service) {
        answers(reply(503, "").withHeader("Retry-After", "3600"));
        ConnectEndpoint endpoint =
                new ConnectEndpoint(URI.create(API.baseUrl()), service, Optional.empty(), Optional.empty());
        Connect hurried = Connect.at(endpoint, Redaction.of(List.of()), Patience.of(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThatThrownBy(hurried::connectors)
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("Waited 300 ms for ")
                .hasMessageContaining("503");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void after_a_time_out_it_reads_again_whether_the_connector_is_there() {
        answers(
                reply(500, "{\"error_code\":500,\"message\":\"Request timed out\"}"),
                reply(200, "{\"name\":\"orders\",\"topics\":\"orders\"}"));

        connect.put("orders", Map.of("topics", "orders"));

        assertThat(PlayedApi.requests(API))
                .containsExactly("PUT /connectors/orders/config", "GET /connectors/orders/config");
    }

    @Test
    void a_refused_configuration_is_wrong_input_and_shows_no_secret() {
        answers(reply(400, "{\"error_code\":400,\"message\":\"Invalid value hunter2 for\\nneo4j.uri: Missing port\"}"));

        assertThatThrownBy(() -> connect.put("orders", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "refused to configure connector orders: " + "Invalid value ****** for neo4j.uri: Missing port.")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void another_error_of_the_worker_names_the_connector() {
        answers(reply(500, "{\"error_code\":500,\"message\":\"Oh no, hunter2\"}"));

        assertThatThrownBy(() -> connect.pause("orders"))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("failed to pause connector orders (HTTP 500): Oh no, ******.");
    }

    @Test
    void an_answer_that_is_not_connects_is_said_to_be_so() {
        answers(reply(200, "<html>"));

        assertThatThrownBy(() -> connect.plugins())
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("not Connect's");
    }

    @Test
    void what_is_not_there_is_empty() {
        answers(reply(404, "{\"error_code\":404,\"message\":\"not found\"}"));

        assertThat(connect.status("orders")).isEmpty();
        assertThat(connect.config("orders")).isEmpty();
        assertThat(connect.sinkCounts("orders")).isEmpty();
        connect.delete("orders");
    }

    @Test
    void reads_what_the_sink_counts() {
        answers(reply(200, """
                {"connector": "a b/c", "tasks": [
                  {"task": 0, "started": 1700000000000, "delivered": 5, "deadLettered": 1, "more": true},
                  {"task": 1, "started": 1700000000000, "delivered": 7, "deadLettered": 0}]}"""));

        SinkCounts counts = connect.sinkCounts("a b/c").orElseThrow();

        assertThat(counts.delivered()).isEqualTo(12);
        assertThat(counts.deadLettered()).isEqualTo(1);
        assertThat(PlayedApi.requests(API)).containsExactly("GET /k2g/connectors/a%20b%2Fc/counts");
    }
}
