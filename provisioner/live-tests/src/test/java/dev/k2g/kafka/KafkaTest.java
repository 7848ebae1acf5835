package dev.k2g.kafka;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.plan.LogStart;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.secret.Secret;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.testsupport.SharedStack;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStack.class)
class KafkaTest {

    private final KafkaEndpoint endpoint;
    private final Kafka kafka;

    KafkaTest(Endpoints endpoints) {
        this.endpoint = endpoints.kafka();
        this.kafka = Kafka.connect(endpoint);
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void makes_topics_with_only_what_was_asked_for() {
        kafka.topics().create(topic("kafka-made", OptionalInt.of(3), Map.of("cleanup.policy", "compact")));
        kafka.topics().create(topic("kafka-made", OptionalInt.of(5), Map.of()));

        assertThat(kafka.topics().names()).contains("kafka-made").doesNotContain("kafka-not-made");
        assertThat(described("kafka-made", "kafka-not-made"))
                .containsExactly(Map.entry(
                        "kafka-made", new LiveTopic("kafka-made", 3, 1, Map.of("cleanup.policy", "compact"))));
    }

    @Test
    void changes_topics_and_deletes_them() {
        kafka.topics().create(topic("kafka-changed", OptionalInt.empty(), Map.of()));
        kafka.topics().growTo("kafka-changed", 2);
        kafka.topics().configure("kafka-changed", Map.of("retention.ms", "1000"));

        LiveTopic changed = new LiveTopic("kafka-changed", 2, 1, Map.of("retention.ms", "1000"));
        awaitTopics("kafka-changed", Map.of("kafka-changed", changed));

        kafka.topics().delete("kafka-changed");
        kafka.topics().delete("kafka-changed");

        awaitTopics("kafka-changed", Map.of());
    }

    /** The controller answers a moment before the brokers know. */
    private void awaitTopics(String name, Map<String, LiveTopic> expected) {
        Deadline.in(Duration.ofSeconds(10))
                .awaitTrue(
                        "the brokers to know of " + name,
                        () -> described(name).equals(expected),
                        () -> String.valueOf(described(name)));
    }

    /** Without what they have from the broker. */
    private Map<String, LiveTopic> described(String... names) {
        Map<String, LiveTopic> own = new TreeMap<>();
        kafka.topics()
                .describe(List.of(names))
                .values()
                .forEach(topic -> own.put(
                        topic.name(),
                        new LiveTopic(topic.name(), topic.partitions(), topic.replication(), topic.config())));
        return own;
    }

    @Test
    void knows_what_a_topic_has_from_the_broker() {
        kafka.topics().create(topic("kafka-inherits", OptionalInt.of(1), Map.of("retention.ms", "1000")));

        LiveTopic live = Deadline.in(Duration.ofSeconds(10))
                .await(
                        "the brokers to know of kafka-inherits",
                        () -> Optional.ofNullable(kafka.topics()
                                .describe(List.of("kafka-inherits"))
                                .get("kafka-inherits")),
                        () -> "it is not there.");

        assertThat(live.effective("retention.ms")).contains("1000");
        assertThat(live.effective("message.timestamp.type")).contains("CreateTime");
        assertThat(live.effective("no.such.key")).isEmpty();
    }

    @Test
    void tells_where_a_log_begins_and_that_a_topic_was_made_anew() throws Exception {
        kafka.topics().create(topic("kafka-log", OptionalInt.of(2), Map.of()));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(KafkaProperties.of(endpoint), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 3; i++) {
                producer.send(new ProducerRecord<>("kafka-log", 1, null, "{}")).get();
            }
        }
        kafka.topics().deleteRecords(Map.of(new TopicPartition("kafka-log", 1), 2L));

        TopicLog log = log("kafka-log");

        assertThat(log.start().offsets()).containsExactly(Map.entry(0, 0L), Map.entry(1, 2L));
        assertThat(log.ends()).containsExactly(Map.entry(0, 0L), Map.entry(1, 3L));
        assertThat(log.isCompacted()).isFalse();
        assertThat(LogStart.unknown().offsetsUntil(log.start())).isEqualTo(2);
        kafka.topics().delete("kafka-log");
        awaitTopics("kafka-log", Map.of());
        kafka.topics().create(topic("kafka-log", OptionalInt.of(2), Map.of("cleanup.policy", "compact")));
        assertThat(log("kafka-log").start().isOfAnotherTopicThan(log.start())).isTrue();
        assertThat(log("kafka-log").isCompacted()).isTrue();
    }

    private TopicLog log(String topic) {
        return Deadline.in(Duration.ofSeconds(10))
                .await(
                        "the brokers to know of " + topic,
                        () -> Optional.ofNullable(
                                kafka.offsets().logs(List.of(topic)).get(topic)),
                        () -> "they do not.");
    }

    @Test
    void an_unknown_topic_configuration_is_wrong_input() {
        assertThatThrownBy(() ->
                        kafka.topics().create(topic("kafka-wrong", OptionalInt.empty(), Map.of("retension.ms", "1"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("create topic kafka-wrong")
                .hasMessageContaining("retension.ms");
    }

    @Test
    void reads_records_in_order_and_leaves_no_trace() {
        kafka.topics().create(topic("kafka-read", OptionalInt.of(2), Map.of()));
        Map<String, Object> properties = KafkaProperties.of(endpoint);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kafka-read", 1, "k", "second partition"));
            ProducerRecord<String, String> withHeader = new ProducerRecord<>("kafka-read", 0, null, "é");
            withHeader.headers().add("why", "test".getBytes(UTF_8));
            producer.send(withHeader);
            producer.send(new ProducerRecord<>("kafka-read", 0, "k", null));
        }
        RecordReader reader = new RecordReader(endpoint);

        List<PeekedRecord> records = reader.read("kafka-read", 10);

        assertThat(records).extracting(PeekedRecord::partition).containsExactly(0, 0, 1);
        assertThat(records)
                .extracting(PeekedRecord::valueText)
                .containsExactly(Optional.of("é"), Optional.empty(), Optional.of("second partition"));
        assertThat(records.get(0).keyText()).isEmpty();
        assertThat(records.get(0).header("why")).contains("test");
        assertThat(records.get(1).keyText()).contains("k");
        assertThat(reader.read("kafka-read", 1)).hasSize(1);

        TopicPartition first = new TopicPartition("kafka-read", 0);
        assertThat(reader.read(Map.of(first, 1L), Map.of(first, 2L), 10))
                .extracting(PeekedRecord::offset)
                .containsExactly(1L);
        assertThat(kafka.offsets().beginning(List.of("kafka-read")).values()).containsExactly(0L, 0L);
        assertThat(kafka.offsets().end(List.of("kafka-read", "kafka-not-made")).values())
                .containsExactly(2L, 1L);
    }

    @Test
    void reads_what_a_group_has_committed() throws Exception {
        kafka.topics().create(topic("kafka-committed", OptionalInt.of(2), Map.of()));
        TopicPartition second = new TopicPartition("kafka-committed", 1);
        try (Admin admin = Admin.create(KafkaProperties.of(endpoint))) {
            admin.alterConsumerGroupOffsets("kafka-group", Map.of(second, new OffsetAndMetadata(7)))
                    .all()
                    .get();
        }

        assertThat(kafka.offsets().committed("kafka-group")).containsExactly(Map.entry(second, 7L));
        assertThat(kafka.offsets().committed("kafka-no-group")).isEmpty();
    }

    @Test
    void a_topic_that_is_not_there_cannot_be_read() {
        assertThatThrownBy(() -> new RecordReader(endpoint).read("kafka-not-made", 1))
                .isInstanceOf(FailedException.class)
                .hasMessage("Kafka at " + endpoint.bootstrapServers() + " has no topic kafka-not-made.");
    }

    @Test
    void a_wrong_key_is_refused_by_name_and_without_the_secret() {
        KafkaEndpoint wrong = new KafkaEndpoint(
                endpoint.bootstrapServers(), "wrong-key", Secret.of("hunter2"), endpoint.certificateAuthority());

        try (Kafka refused = Kafka.connect(wrong)) {
            assertThatThrownBy(refused.topics()::names)
                    .isInstanceOf(FailedException.class)
                    .hasMessage("Kafka at " + endpoint.bootstrapServers() + " refused the API key wrong-key.")
                    .hasMessageNotContaining("hunter2");
        }
        assertThatThrownBy(() -> new RecordReader(wrong).read("kafka-not-made", 1))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("refused the API key wrong-key");
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_not_trusted() {
        KafkaEndpoint untrusting = new KafkaEndpoint(
                endpoint.bootstrapServers(), endpoint.apiKey(), endpoint.apiSecret(), Optional.empty());

        try (Kafka refused = Kafka.connect(untrusting)) {
            assertThatThrownBy(refused.topics()::names)
                    .isInstanceOf(FailedException.class)
                    .hasMessage(
                            "Kafka at " + endpoint.bootstrapServers() + " has a TLS certificate that is not trusted.");
        }
    }

    @Test
    void a_broker_that_is_not_there_is_unreachable() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }
        KafkaEndpoint away =
                new KafkaEndpoint(nobody, endpoint.apiKey(), endpoint.apiSecret(), endpoint.certificateAuthority());

        try (Kafka unreachable = Kafka.connect(new KafkaCalls(away, Duration.ofMillis(500)))) {
            assertThatThrownBy(unreachable.topics()::names)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("Kafka at " + nobody + " did not answer when asked to list the topics");
        }
    }

    private static TopicSpec topic(String name, OptionalInt partitions, Map<String, String> config) {
        return new TopicSpec(name, name, partitions, config, DataFormat.STRING, DataFormat.JSON);
    }
}
