package dev.k2g.sinkconfig;

import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SinkReadingTest {

    private static final SinkConnection CONNECTION = new SinkConnection(
            "neo4j+s://db:7687",
            "neo4j",
            "${file:/k2g/neo4j.properties:NEO4J_PASSWORD}",
            "neo4j",
            Optional.of(new KafkaAccess.ApiKey("KEY", "${file:/k2g/kafka.properties:SECRET}")));

    private static final Path RECIPE =
            Path.of(System.getProperty("k2g.home", "../..")).resolve("features/meetup-rsvp");

    @ParameterizedTest
    @EnumSource
    void what_was_rendered_is_read_back(Dialect dialect) {
        Recipe recipe = RecipeReader.read(RECIPE, Map.of());
        ConnectorSpec connector = Objects.requireNonNull(recipe.connectors().get("meetup-neo4j"));
        SortedMap<String, String> live = SinkConfig.render(recipe, connector, CONNECTION, dialect);

        SinkReading reading = SinkReading.of(live);

        assertThat(reading.dialect()).isEqualTo(dialect);
        assertThat(reading.consumes())
                .hasSize(1)
                .containsEntry(
                        "meetup-member-group-topic",
                        CypherStrategy.of(
                                Objects.requireNonNull(connector.statements().get("rsvps"))
                                        .text()
                                        .strip()));
        assertThat(reading.deadLetters()).contains("meetup-neo4j-dlq");
        assertThat(reading.value()).isEqualTo(DataFormat.JSON);
        assertThat(reading.config()).isEmpty();
        assertThat(reading.leftOut())
                .containsKeys("neo4j.authentication.basic.password")
                .doesNotContainKey("errors.tolerance");
        assertThat(rendered(reading)).isEqualTo(live);
    }

    @Test
    void what_differs_from_what_k2g_sets_is_said_under_config() {
        Map<String, String> live = new TreeMap<>(CURRENT);
        live.put("neo4j.batch-size", "1000");
        live.put("consumer.override.max.poll.records", "1000");
        live.put("neo4j.max-retry-time", "120s");
        live.put("transforms", "unwrap");
        live.put("errors.tolerance", "all");

        SinkReading reading = SinkReading.of(live);

        assertThat(reading.config())
                .isEqualTo(Map.of(
                        "neo4j.batch-size",
                        "1000",
                        "consumer.override.max.poll.records",
                        "1000",
                        "transforms",
                        "unwrap",
                        "errors.tolerance",
                        "all"));
        assertThat(reading.unset()).containsEntry("neo4j.pool.max-connection-lifetime", "55m");
        assertThat(reading.leftOut())
                .containsEntry("key.converter", "It is not set, so the worker's default held; the recipe says none.");
        assertThat(reading.key()).isEqualTo(DataFormat.NONE);
        assertThat(rendered(reading))
                .containsAllEntriesOf(live)
                .doesNotContainKey("neo4j.pool.max-connection-lifetime");
    }

    @Test
    void topics_keep_their_order_and_cypher_loses_its_semicolon() {
        Map<String, String> live = new TreeMap<>(CURRENT);
        live.put("topics", "b, a");
        live.put("neo4j.cypher.topic.b", " RETURN 1 ; ");
        live.put("neo4j.cypher.topic.c", "RETURN 2");

        SinkReading reading = SinkReading.of(live);

        assertThat(List.copyOf(reading.consumes().entrySet()))
                .isEqualTo(List.of(
                        Map.entry("b", CypherStrategy.of("RETURN 1")),
                        Map.entry("a", CypherStrategy.of("MERGE (a:A)"))));
        assertThat(reading.leftOut()).containsKey("the Cypher of c");
    }

    @Test
    void a_dead_letter_topic_that_takes_nothing_is_left_out() {
        Map<String, String> live = new TreeMap<>(CURRENT);
        live.put("errors.deadletterqueue.topic.name", "dlq");

        assertThat(SinkReading.of(live).deadLetters()).isEmpty();
        assertThat(SinkReading.of(live).leftOut()).containsKey("errors.deadletterqueue.topic.name");
    }

    @Test
    void a_managed_connector_that_names_no_dead_letter_topic_has_one_of_the_service() {
        SinkReading reading = SinkReading.of(Map.of(
                "connector.class",
                "Neo4jSink",
                "topics",
                "a",
                "neo4j.cypher.topic.map",
                "{\"a\": \"MERGE (a:A)\"}",
                "errors.tolerance",
                "all"));

        assertThat(reading.deadLetters()).isEmpty();
        assertThat(reading.config()).isEmpty();
        assertThat(reading.leftOut().get("errors.tolerance")).contains("dlq-CONNECTOR");
    }

    @Test
    void keys_of_another_dialect_are_left_out() {
        Map<String, String> live = new TreeMap<>(CURRENT);
        live.put("neo4j.topic.cypher.a", "RETURN 1");
        live.put("neo4j.server.uri", "bolt://db");

        assertThat(SinkReading.of(live).config()).isEmpty();
        assertThat(SinkReading.of(live).leftOut()).containsKeys("neo4j.topic.cypher.a", "neo4j.server.uri");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                connector.class        | x.JdbcSink                         | x.JdbcSink is not a Neo4j sink.
                topics                 | a,b                                | The topic b has no Cypher.
                topics                 | ''                                 | The configuration names no topics.
                topics.regex           | a.*                                | has topics.regex
                value.converter        | io.confluent.connect.avro.AvroConverter | A recipe cannot say that value.converter is
                value.converter.schemas.enable | true                       | value.converter.schemas.enable is true
                tasks.max              | many                               | tasks.max is many.
                """)
    void what_no_recipe_can_say_is_refused(String key, String value, String problem) {
        Map<String, String> live = new TreeMap<>(CURRENT);
        live.put(key, value);

        assertThatThrownBy(() -> SinkReading.of(live))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem);
    }

    /** {@code none} would have a feed reject every record that has a key. */
    @Test
    void keys_that_are_text_are_text() {
        Map<String, String> live = new TreeMap<>(CURRENT);
        live.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");

        assertThat(SinkReading.of(live).key()).isEqualTo(DataFormat.STRING);
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.kafka.connect.transforms.RegexRouter, neo4j.cypher.topic.b",
        "io.confluent.connect.transforms.ExtractTopic$Value, neo4j.cypher.topic.b",
        "io.debezium.transforms.ByLogicalTableRouter, x"
    })
    void a_transform_that_routes_records_elsewhere_is_named(String router, String key) {
        Map<String, String> live = new TreeMap<>(CURRENT);
        live.put("topics", "orders");
        live.put("transforms", "unwrap, route");
        live.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");
        live.put("transforms.route.type", router);
        live.put(key, "MERGE (b:B)");

        assertThatThrownBy(() -> SinkReading.of(live))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The transform route (" + router + ") gives records another topic's name")
                .hasMessageContaining("reads orders and has Cypher for a");
    }

    private static final Map<String, String> CURRENT = Map.of(
            "connector.class", "org.neo4j.connectors.kafka.sink.Neo4jConnector",
            "topics", "a",
            "neo4j.uri", "neo4j+s://db:7687",
            "neo4j.authentication.basic.password", "secret",
            "neo4j.cypher.topic.a", "MERGE (a:A)",
            "value.converter", "org.apache.kafka.connect.json.JsonConverter",
            "value.converter.schemas.enable", "false");

    private static SortedMap<String, String> rendered(SinkReading reading) {
        Map<String, TopicSpec> topics = new LinkedHashMap<>();
        reading.consumes().keySet().forEach(topic -> topics.put(topic, topic(topic, reading)));
        reading.deadLetters().ifPresent(topic -> topics.put(topic, topic(topic, reading)));
        ConnectorSpec connector = reading.connector("c", new PluginSpec("a/b", "1"), Map.of())
                .without(reading.unset().keySet());
        Recipe recipe =
                new Recipe(Path.of(""), "r", topics, List.of(), Map.of("c", connector), Map.of(), Map.of(), Map.of());
        SinkConnection connection = new SinkConnection(
                CONNECTION.uri(),
                CONNECTION.username(),
                reading.config().containsKey("transforms") ? "secret" : CONNECTION.passwordReference(),
                CONNECTION.database(),
                CONNECTION.kafka());
        return SinkConfig.render(recipe, connector, connection, reading.dialect());
    }

    private static TopicSpec topic(String name, SinkReading reading) {
        return new TopicSpec(name, name, OptionalInt.empty(), Map.of(), reading.key(), reading.value());
    }
}
