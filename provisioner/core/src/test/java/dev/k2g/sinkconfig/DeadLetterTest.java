package dev.k2g.sinkconfig;

import dev.k2g.kafka.PeekedRecord;
import dev.k2g.kafka.PeekedRecord.Header;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static dev.k2g.sinkconfig.DeadLetterCause.CONNECTION;
import static dev.k2g.sinkconfig.DeadLetterCause.RECORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTest {

    private static final String DRIVER = "org.neo4j.driver.exceptions.";
    private static final String MERGE = "Cannot merge the following node because of null property value for 'time'";

    @Test
    void says_which_record_it_was_and_why_in_one_line() {
        DeadLetter letter =
                letter("__connect.errors.", DRIVER + "ClientException", MERGE + ":\n (:X {time: null})", "");

        assertThat(letter.connector()).isEqualTo("orders");
        assertThat(letter.source()).isEqualTo(new TopicPartition("orders-topic", 2));
        assertThat(letter.position()).isEqualTo("orders-topic-2, offset 17");
        assertThat(letter.reason()).isEqualTo("ClientException: " + MERGE + ": (:X {time: null})");
        assertThat(letter.cause()).isEqualTo(RECORD);
    }

    @Test
    void a_release_before_5_1_writes_the_same_headers_without_a_prefix() {
        assertThat(letter("", DRIVER + "ClientException", MERGE, "").reason()).isEqualTo("ClientException: " + MERGE);
    }

    @Test
    void a_record_without_such_headers_is_none() {
        assertThat(DeadLetter.of(record(Map.of("topic", "a", "__connect.errors.topic", "b"))))
                .isEmpty();
        assertThat(DeadLetter.of(record(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unrecognized token no at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled);"
                        + " line: 1, column: 4] | Unrecognized token no (line 1, column 4)",
                "Unexpected end at [Source: (byte[])\"[1, {\"; line: 1, column: 7] | Unexpected end (line 1, column 7)",
                "Unexpected end at [Source: UNKNOWN; byte offset: #UNKNOWN] | Unexpected end",
                "at the Source: of the Nile | at the Source: of the Nile",
            })
    void what_a_parser_says_of_itself_is_left_out(String message, String shown) {
        assertThat(letter("__connect.errors.", "a.B", message, "").reason()).isEqualTo("B: " + shown);
    }

    @Test
    void a_long_message_is_cut() {
        assertThat(letter("__connect.errors.", "a.B", "x".repeat(4_000), "").reason())
                .hasSize(300)
                .startsWith("B: xxx")
                .endsWith("x…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ServiceUnavailableException",
                "ConnectionReadTimeoutException",
                "SessionExpiredException",
                "AuthenticationException",
                "SecurityException",
                "TokenExpiredException",
                "TransientException",
                "DiscoveryException",
                "FatalDiscoveryException",
                "UntrustedServerException"
            })
    void an_exception_of_the_connection_is_no_fault_of_the_record(String name) {
        assertThat(cause(DRIVER + name, "whatever", "")).isEqualTo(CONNECTION);
        assertThat(cause("org.neo4j.connectors.shaded." + DRIVER + name, "whatever", ""))
                .isEqualTo(CONNECTION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    org.neo4j.driver.exceptions.ClientException                    | Node(1) already exists
                    org.neo4j.driver.exceptions.DatabaseException                  | something
                    com.fasterxml.jackson.databind.exc.MismatchedInputException    | No content to map
                    org.apache.kafka.connect.errors.DataException                  | Converting byte[] to Kafka Connect data failed
                    org.apache.kafka.connect.errors.ConnectException               | the sink's own
                    dev.k2g.sink.BadRecordException                                | it violates a constraint
                    """)
    void any_other_is_taken_for_the_records_fault(String type, String message) {
        assertThat(cause(type, message, type + ": " + message + "\n\tat a.B.c(B.java:1)\n"))
                .isEqualTo(RECORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unable to acquire connection from the pool within configured maximum time of 60000ms",
                "The transaction has been terminated. Retry your operation in a new transaction"
            })
    void some_are_of_a_general_class_and_known_by_their_message(String message) {
        assertThat(cause(DRIVER + "ClientException", message, "")).isEqualTo(CONNECTION);
    }

    @Test
    void the_cause_may_stand_further_down_in_the_trace() {
        assertThat(cause("java.lang.RuntimeException", "failed", """
                        java.lang.RuntimeException: failed
                        \tat a.B.c(B.java:1)
                        Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed
                        \tat d.E.f(E.java:2)
                        """)).isEqualTo(CONNECTION);
    }

    @Test
    void what_a_retry_met_before_tells_nothing_of_the_last_attempt() {
        assertThat(cause(DRIVER + "ClientException", MERGE, """
                        org.neo4j.driver.exceptions.ClientException: %s
                        \tat a.B.c(B.java:1)
                        \tSuppressed: org.neo4j.driver.exceptions.ServiceUnavailableException: Unable to connect
                        \t\tat d.E.f(E.java:2)
                        \tCaused by: java.net.ConnectException: refused
                        """.formatted(MERGE)))
                .isEqualTo(RECORD);
    }

    @Test
    void what_a_record_says_is_no_cause() {
        String quoted = "Cannot read 'x\nCaused by: java.net.ConnectException: refused\n'";

        assertThat(cause("a.B", quoted, "a.B: " + quoted + "\n\tat a.B.c(B.java:1)\n"))
                .isEqualTo(RECORD);
    }

    private static DeadLetterCause cause(String type, String message, String trace) {
        return letter("__connect.errors.", type, message, trace).cause();
    }

    private static DeadLetter letter(String prefix, String type, String message, String trace) {
        return DeadLetter.of(record(Map.of(
                        prefix + "topic", "orders-topic",
                        prefix + "partition", "2",
                        prefix + "offset", "17",
                        prefix + "connector.name", "orders",
                        prefix + "exception.class.name", type,
                        prefix + "exception.message", message,
                        prefix + "exception.stacktrace", trace)))
                .orElseThrow();
    }

    private static PeekedRecord record(Map<String, String> headers) {
        List<Header> list = new ArrayList<>();
        headers.forEach((name, value) -> list.add(new Header(name, value.getBytes(UTF_8))));
        return new PeekedRecord("dead-letters", 0, 0, Instant.EPOCH, null, null, list);
    }
}
