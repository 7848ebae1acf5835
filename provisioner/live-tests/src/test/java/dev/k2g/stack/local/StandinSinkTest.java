package dev.k2g.stack.local;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.connect.ConnectorState;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.ConnectorStatus.TaskStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.connect.SinkCounts;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.kafka.PeekedRecord;
import dev.k2g.kafka.RecordReader;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.testsupport.SharedStack;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The stand-in sink in a real worker: what only Connect itself can show. */
@ExtendWith(SharedStack.class)
class StandinSinkTest {

    private static final String CURRENT = "org.neo4j.connectors.kafka.sink.Neo4jConnector";
    private static final String LEGACY = "streams.kafka.connect.sink.Neo4jSinkConnector";
    private static final String CONTENT = "contentOfTheRecord";
    private static final int RECORDS = 1_000;

    private final Endpoints endpoints;
    private final Connect connect;

    StandinSinkTest(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.connect = Connect.at(endpoints.connect(), endpoints.redaction());
    }

    @Test
    void worker_lists_both_classes_as_a_stand_in() {
        assertThat(connect.plugins())
                .filteredOn(plugin ->
                        plugin.className().equals(CURRENT) || plugin.className().equals(LEGACY))
                .hasSize(2)
                .extracting(ConnectorPlugin::version)
                .allMatch(version -> version.endsWith("-standin"));
    }

    @Test
    void both_dialects_write_the_good_records_and_dead_letter_the_others() {
        for (String connectorClass : List.of(CURRENT, LEGACY)) {
            String name = "standin-" + (connectorClass.equals(CURRENT) ? "current" : "legacy");
            String label = name.replace('-', '_');
            topics(name, name + "-dlq");
            Map<String, String> config = config(connectorClass, name, "MERGE (:" + label + " {time: event.time})");
            config.put("errors.tolerance", "all");
            config.put("errors.deadletterqueue.topic.name", name + "-dlq");
            config.put("errors.deadletterqueue.context.headers.enable", "true");
            connect.put(name, config);
            send(name, i -> "{\"time\": " + (i % 100 == 7 ? "null" : i) + ", \"text\": \"" + CONTENT + "\"}");

            SinkCounts counts = awaitCaughtUp(name);

            assertThat(counts.delivered()).isEqualTo(RECORDS - 10);
            assertThat(counts.deadLettered()).isEqualTo(10);
            assertThat(count(label)).isEqualTo(RECORDS - 10);
            assertThat(new RecordReader(endpoints.kafka()).read(name + "-dlq", 100))
                    .hasSize(10)
                    .allSatisfy(letter -> assertDeadLetter(letter, name));
            connect.delete(name);
        }
    }

    private static void assertDeadLetter(PeekedRecord letter, String topic) {
        assertThat(letter.valueText())
                .hasValueSatisfying(
                        text -> assertThat(text).isEqualTo("{\"time\": null, \"text\": \"" + CONTENT + "\"}"));
        assertThat(letter.header("__connect.errors.topic")).contains(topic);
        assertThat(letter.header("__connect.errors.offset").map(Long::valueOf))
                .hasValueSatisfying(offset -> assertThat(offset % 100).isEqualTo(7));
        assertThat(letter.header("__connect.errors.exception.message"))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("Neo.ClientError.Statement.SemanticError")
                        .doesNotContain(CONTENT));
        assertThat(letter.header("__connect.errors.exception.stacktrace"))
                .hasValueSatisfying(trace -> assertThat(trace).doesNotContain(CONTENT));
    }

    @Test
    void offsets_are_committed_promptly_also_while_records_trickle_in() {
        String name = "standin-trickle";
        start(name, "MERGE (:Trickle {time: event.time})");
        send(name, i -> "{\"time\": " + i + "}");
        awaitCaughtUp(name);
        for (int round = 0; round < 5; round++) {
            send(name, 3, i -> "{\"time\": " + i + "}");
            long start = System.nanoTime();
            awaitCaughtUp(name);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        connect.delete(name);
    }

    @Test
    void a_task_that_fails_shows_the_cause_and_no_record() {
        TaskStatus task = failedTask("standin-failing", "MERGE (:Failing {time: event.time})");

        assertThat(RootCause.of(task.trace()))
                .contains("The record at topic standin-failing, partition 0, offset 0 cannot be written")
                .contains("errors.tolerance=all");
        assertThat(task.trace()).doesNotContain(CONTENT);
    }

    @Test
    void wrong_cypher_fails_the_task_with_its_place() {
        TaskStatus task = failedTask("standin-wrong-cypher", "MERGE (:Wrong {time: evnt.time})");

        assertThat(RootCause.of(task.trace()))
                .contains("Neo4j refuses the Cypher of topic standin-wrong-cypher")
                .contains("`evnt` not defined (line 1, column 22)");
        assertThat(task.trace()).doesNotContain(CONTENT);
    }

    /** The task of a connector that is given a record which it cannot write; the connector is gone again. */
    private TaskStatus failedTask(String name, String cypher) {
        start(name, cypher);
        send(name, 1, i -> "{\"text\": \"" + CONTENT + "\"}");
        TaskStatus task = awaitFailedTask(name);
        connect.delete(name);
        return task;
    }

    private void start(String name, String cypher) {
        topics(name);
        connect.put(name, config(CURRENT, name, cypher));
    }

    @Test
    void worker_refuses_an_old_key_in_the_current_class_and_names_its_successor() {
        Map<String, String> config = config(CURRENT, "standin-invalid", "CREATE (:A)");
        config.put("neo4j.batch.size", "10");
        assertThatThrownBy(() -> connect.put("standin-invalid", config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Use neo4j.batch-size instead");
        assertThat(connect.validate(LEGACY, config(LEGACY, "standin-invalid", "CREATE (:A)")))
                .isEmpty();
    }

    private Map<String, String> config(String connectorClass, String name, String cypher) {
        SinkConnection sink = endpoints.sink();
        boolean isCurrent = connectorClass.equals(CURRENT);
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", connectorClass);
        config.put("name", name);
        config.put("topics", name);
        config.put(isCurrent ? "neo4j.uri" : "neo4j.server.uri", sink.uri());
        config.put("neo4j.authentication.basic.username", sink.username());
        config.put("neo4j.authentication.basic.password", sink.passwordReference());
        config.put((isCurrent ? "neo4j.cypher.topic." : "neo4j.topic.cypher.") + name, cypher);
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        return config;
    }

    private void topics(String... names) {
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            for (String name : names) {
                kafka.topics()
                        .create(new TopicSpec(
                                name, name, OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.JSON));
            }
        }
    }

    private void send(String topic, IntFunction<String> value) {
        send(topic, RECORDS, value);
    }

    private void send(String topic, int records, IntFunction<String> value) {
        try (KafkaProducer<@Nullable String, String> producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, value.apply(i)));
            }
        }
    }

    private SinkCounts awaitCaughtUp(String connector) {
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            Deadline.in(Duration.ofSeconds(60))
                    .awaitTrue(
                            connector + " to have caught up",
                            () -> kafka.offsets()
                                    .end(List.of(connector))
                                    .equals(kafka.offsets().committed("connect-" + connector)),
                            () -> String.valueOf(connect.status(connector)));
        }
        return connect.sinkCounts(connector).orElseThrow();
    }

    private TaskStatus awaitFailedTask(String connector) {
        return Deadline.in(Duration.ofSeconds(60))
                .await(
                        "a failed task of " + connector,
                        () -> connect.status(connector).flatMap(StandinSinkTest::failedTask),
                        () -> String.valueOf(connect.status(connector)));
    }

    private static Optional<TaskStatus> failedTask(ConnectorStatus status) {
        return status.tasks().stream()
                .filter(task -> task.state() == ConnectorState.FAILED)
                .findFirst();
    }

    private long count(String label) {
        try (Graph graph = Graph.connect(endpoints.neo4j())) {
            return (Long) graph.query("MATCH (n:" + label + ") RETURN count(n)", Map.of())
                    .rows()
                    .get(0)
                    .get(0);
        }
    }
}
