package dev.k2g.connect;

import org.junit.jupiter.api.Test;

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
    void says_so_when_there_is_none() {
        assertThat(RootCause.of("")).isEqualTo("no cause was given");
    }
}
