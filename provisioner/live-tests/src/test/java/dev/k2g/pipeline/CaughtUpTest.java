package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.kafka.RecordReader;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.testsupport.SharedStack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Waiting for a sink that does as the official one does: on a slow link, without a connection, and not at all. */
@ExtendWith(SharedStack.class)
class CaughtUpTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(40);
    private static final Duration SHORT_INTERVAL = Duration.ofMillis(1_500);
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RECORDS = 60;

    private final Endpoints endpoints;
    private final Kafka kafka;
    private final Connect connect;

    CaughtUpTest(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.kafka = Kafka.connect(endpoints.kafka());
        this.connect = Connect.at(endpoints.connect(), endpoints.redaction());
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void a_poll_that_takes_too_long_when_one_record_is_bad_is_reported_as_a_circle() throws Exception {
        String name = connector("caught-up-circle", SHORT_INTERVAL, offset -> offset == 7);
        try (SlowLink link = SlowLink.to(endpoints.neo4j().uri(), ROUND_TRIP);
                SingleRerunSink sink = sink(name, link.address(), RECORDS / 3, SHORT_INTERVAL)) {
            sink.start();

            assertThatThrownBy(() -> caughtUp(name).await(PATIENCE))
                    .isInstanceOfSatisfying(FailedException.class, e -> {
                        assertThat(e.code()).isEqualTo(FindingCode.SAME_RECORDS_AGAIN);
                        assertThat(e)
                                .hasMessageContaining("the record at " + name + "-0, offset 7")
                                .hasMessageContaining("in " + name + "-dlq more than once");
                        assertThat(e.remedy())
                                .contains("Lower consumer.override.max.poll.records of the connector to 200");
                    });

            assertThat(statusOf(name).warnings(name)).anyMatch(warning -> warning.contains("more than once"));
        }
        connect.delete(name);
    }

    @Test
    void a_sink_that_is_slow_is_waited_for_as_long_as_its_lag_shrinks() throws Exception {
        String name = connector("caught-up-slow", INTERVAL, offset -> offset % 10 == 7);
        try (SlowLink link = SlowLink.to(endpoints.neo4j().uri(), ROUND_TRIP);
                SingleRerunSink sink = sink(name, link.address(), 2, INTERVAL)) {
            sink.start();

            awaitFirstCommit(name);

            caughtUp(name).await(Duration.ofSeconds(6)); // more than a poll takes

            assertThat(statusOf(name)).satisfies(letters -> {
                assertThat(letters.read()).isEqualTo(RECORDS / 10);
                assertThat(letters.warnings(name)).isEmpty();
                assertThat(letters.last().position()).isEqualTo(name + "-0, offset 57");
                assertThat(letters.last().reason()).startsWith("ClientException: ");
            });
        }
        connect.delete(name);
    }

    @Test
    void a_sink_that_stands_still_is_not_waited_for_longer_than_patience_lasts() {
        String name = connector("caught-up-still", INTERVAL, offset -> false);

        assertThatThrownBy(() -> caughtUp(name).await(Duration.ofMillis(300)))
                .isInstanceOf(UnreachableException.class)
                .hasMessageEndingWith(
                        "its lag stays at 60 in " + name + "-0. It is stopped: k2g connector resume " + name + ".");
        connect.delete(name);
    }

    @Test
    void a_sink_that_makes_dead_letters_of_all_records_for_want_of_a_connection_is_paused() throws Exception {
        String name = connector("caught-up-away", INTERVAL, offset -> false);
        try (SingleRerunSink sink = sink(name, nobody(), 5, INTERVAL)) {
            sink.start();

            assertThatThrownBy(() -> caughtUp(name).await(PATIENCE)).isInstanceOfSatisfying(K2gException.class, e -> {
                assertThat(e.code()).isEqualTo(FindingCode.ONLY_DEAD_LETTERS);
                assertThat(e)
                        .hasMessageContaining("is paused now")
                        .hasMessageContaining("ServiceUnavailableException: Unable to connect to localhost:");
                assertThat(e.remedy())
                        .contains("The records may be good.")
                        .contains("k2g connector resume " + name)
                        .contains("k2g connector reset " + name);
            });
        }
        assertThat(statusOf(name).warnings(name)).anyMatch(warning -> warning.contains("came of the connection"));
        Deadline.in(PATIENCE)
                .awaitTrue(
                        "the connector to pause",
                        () -> connect.status(name)
                                .filter(status -> status.state() == ConnectorState.PAUSED)
                                .isPresent(),
                        () -> String.valueOf(connect.status(name)));
        connect.delete(name);
    }

    private SingleRerunSink sink(String name, URI address, int maxPollRecords, Duration maxPollInterval) {
        return new SingleRerunSink(
                name, endpoints.kafka(), endpoints.neo4j(), address, maxPollRecords, maxPollInterval);
    }

    /** From then on it is at work, and only the link makes it slow. */
    private void awaitFirstCommit(String name) {
        Deadline.in(PATIENCE)
                .awaitTrue(
                        "a first commit",
                        () -> !kafka.offsets().committed("connect-" + name).isEmpty(),
                        () -> "nothing is committed.");
    }

    private CaughtUp caughtUp(String name) {
        return new CaughtUp(kafka, new RecordReader(endpoints.kafka()), connect, topics(name), () -> {});
    }

    private LastDeadLetters statusOf(String name) {
        return LastDeadLetters.of(topics(name), kafka, new RecordReader(endpoints.kafka()), Map.of())
                .orElseThrow();
    }

    private static SinkTopics topics(String name) {
        return new SinkTopics(name, Optional.of("connect-" + name), List.of(name), Optional.of(name + "-dlq"));
    }

    /** A connector that is stopped, so that its group is left to what stands in for its task; and records for it. */
    private String connector(String name, Duration maxPollInterval, IntPredicate isBad) {
        for (String topic : List.of(name, name + "-dlq")) {
            kafka.topics()
                    .create(new TopicSpec(
                            topic, topic, OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.STRING));
        }
        connect.put(
                name,
                Map.of(
                        "connector.class",
                        "org.neo4j.connectors.kafka.sink.Neo4jConnector",
                        "topics",
                        name,
                        "neo4j.uri",
                        endpoints.sink().uri(),
                        "neo4j.authentication.basic.username",
                        endpoints.sink().username(),
                        "neo4j.authentication.basic.password",
                        endpoints.sink().passwordReference(),
                        "neo4j.cypher.topic." + name,
                        "CREATE (:SlowLink)",
                        "key.converter",
                        "org.apache.kafka.connect.storage.StringConverter",
                        "value.converter",
                        "org.apache.kafka.connect.storage.StringConverter",
                        "consumer.override.max.poll.interval.ms",
                        String.valueOf(maxPollInterval.toMillis())));
        connect.stop(name);
        Deadline.in(PATIENCE)
                .awaitTrue(
                        "the connector to stop",
                        () -> connect.status(name)
                                .filter(connect::hasStopped)
                                .filter(status -> status.tasks().isEmpty())
                                .isPresent(),
                        () -> String.valueOf(connect.status(name)));
        try (KafkaProducer<@Nullable String, String> producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(name, isBad.test(i) ? "bad" : "good " + i));
            }
        }
        return name;
    }

    private static URI nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return URI.create("bolt+s://localhost:" + free.getLocalPort());
        }
    }
}
