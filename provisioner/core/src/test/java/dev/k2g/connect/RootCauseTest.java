package dev.k2g.connect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RootCauseTest {

    @Test
    void is_the_innermost_cause_without_its_package() {
        String trace = """
                org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask due to unrecoverable exception.
                \tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:636)
                Caused by: org.apache.kafka.connect.errors.ConnectException: Tolerance exceeded in error handler
                \t... 10 more
                Caused by: java.net.ConnectException: Connection refused
                \tat java.base/sun.nio.ch.Net.pollConnect(Native Method)
                """;

        assertThat(RootCause.of(trace)).isEqualTo("ConnectException: Connection refused");
    }

    @Test
    void is_one_line_even_when_the_message_has_several() {
        String trace = """
                a.Wrapped: outer
                Caused by: org.neo4j.driver.exceptions.ClientException: Invalid input 'MERG' (line 1, column 1 (offset: 0))
                "MERG (n)"
                 ^
                \tat org.neo4j.driver.X.y(X.java:1)
                """;

        assertThat(RootCause.of(trace))
                .isEqualTo("ClientException: Invalid input 'MERG' (line 1, column 1 (offset: 0)) \"MERG (n)\" ^");
    }

    @Test
    void leaves_out_suppressed_exceptions_and_what_caused_those() {
        String trace = """
                java.io.IOException: disk full
                \tat A.b(A.java:1)
                \tSuppressed: java.lang.IllegalStateException: closed twice
                \t\tat A.c(A.java:2)
                \tCaused by: java.lang.Error: hidden
                \t\tat A.d(A.java:3)
                """;

        assertThat(RootCause.of(trace)).isEqualTo("IOException: disk full");
    }

    @Test
    void is_what_the_server_said_and_not_the_drivers_repetition_of_it() {
        String trace = """
                org.neo4j.driver.exceptions.AuthenticationException: The client is unauthorized due to authentication failure.
                \tat A.b(A.java:1)
                Caused by: org.neo4j.driver.exceptions.Neo4jException: error: connection exception
                \t... 1 more
                """;

        assertThat(RootCause.of(trace))
                .isEqualTo("AuthenticationException: The client is unauthorized due to authentication failure.");
    }

    @Test
    void names_topic_and_right_when_Connect_may_not_see_the_topic_for_dead_letters() {
        String trace = """
                org.apache.kafka.connect.errors.ConnectException: Could not initialize dead letter queue with topic=rsvps-dlq
                \tat org.apache.kafka.connect.runtime.errors.DeadLetterQueueReporter.createAndSetup(DeadLetterQueueReporter.java:96)
                Caused by: java.util.concurrent.ExecutionException: org.apache.kafka.common.errors.TopicAuthorizationException: Authorization failed.
                \tat java.base/java.util.concurrent.CompletableFuture.reportGet(CompletableFuture.java:396)
                Caused by: org.apache.kafka.common.errors.TopicAuthorizationException: Authorization failed.
                """;

        assertThat(RootCause.of(trace))
                .isEqualTo(
                        "TopicAuthorizationException: Authorization failed: its account lacks WRITE on topic rsvps-dlq");
        assertThat(MissingTopicRight.of(trace)).contains(new MissingTopicRight("rsvps-dlq", "WRITE"));
    }

    @ParameterizedTest
    @CsvSource({
        "errors.WorkerErrantRecordReporter.awaitAllFutures(WorkerErrantRecordReporter.java:228), WRITE",
        "WorkerSinkTask.pollConsumer(WorkerSinkTask.java:507), READ",
    })
    void names_the_right_on_a_topic_by_who_was_refused(String frame, String right) {
        String trace = """
                org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask due to unrecoverable exception.
                \tat org.apache.kafka.connect.runtime.%s
                Caused by: org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [rsvps]
                """.formatted(frame);

        assertThat(RootCause.of(trace))
                .isEqualTo("TopicAuthorizationException: Not authorized to access topics: [rsvps]: its account lacks "
                        + right + " on topic rsvps");
    }

    @Test
    void says_so_when_there_is_none() {
        assertThat(RootCause.of("")).isEqualTo("no cause was given");
    }
}
