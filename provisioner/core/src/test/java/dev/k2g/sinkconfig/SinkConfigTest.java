package dev.k2g.sinkconfig;

import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.sinkmodel.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SinkConfigTest {

    private static final SinkConnection SINK = new SinkConnection(
            "neo4j+s://a806547a.databases.neo4j.io:7687",
            "neo4j",
            "${file:/etc/k2g/neo4j.properties:NEO4J_PASSWORD}",
            "neo4j");

    private static final KafkaAccess API_KEY = new KafkaAccess.ApiKey("ABCDEF", "${terraform:connector_api_secret}");

    private static final String TOPICS = """
              rsvps: {name: meetup-member-group-topic, value: {format: json}}
              orders: {name: orders, value: {format: json}}
              bad: {name: meetup-neo4j-dlq}
            """;
    private static final String CONNECTOR = """
                consumes:
                  rsvps: {cypher: "MERGE (m:MemberId {member_id: event.member_id})\\n"}
                  orders: {cypher: "MERGE (o:Order {id: event.id})"}
                deadLetters: bad
                tasks: 2
            """;

    private static final Path HOME = Path.of(System.getProperty("k2g.home", "../.."));

    private final Path directory;

    SinkConfigTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void renders_the_current_dialect() throws IOException {
        assertRendered("current-dialect", render(SINK, TOPICS, CONNECTOR));
    }

    @Test
    void renders_the_legacy_dialect() throws IOException {
        assertRendered("legacy-dialect", render(SINK, TOPICS, CONNECTOR, Dialect.LEGACY));
    }

    @Test
    void renders_the_managed_dialect() throws IOException {
        assertRendered("managed-dialect", render(managed(API_KEY), TOPICS, CONNECTOR, Dialect.MANAGED));
    }

    @Test
    void renders_a_managed_connector_of_a_service_account_without_dead_letters() throws IOException {
        assertRendered(
                "managed-without-dead-letters",
                render(managed(new KafkaAccess.ServiceAccount("sa-abc123")), """
                  orders: {name: orders, key: {format: json}, value: {format: string}}
                """, """
                    consumes:
                      orders: {cypher: "MERGE (o:Order {id: __key.id})"}
                """, Dialect.MANAGED));
    }

    @Test
    void a_managed_connector_needs_credentials_of_kafka() {
        assertThatThrownBy(() -> render(SINK, TOPICS, CONNECTOR, Dialect.MANAGED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The target does not say how a managed connector reaches Kafka.");
    }

    private static SinkConnection managed(KafkaAccess access) {
        return new SinkConnection(
                SINK.uri(), SINK.username(), "${terraform:neo4j_password}", SINK.database(), Optional.of(access));
    }

    @Test
    void renders_neither_dead_letters_nor_database_when_there_are_none() throws IOException {
        SinkConnection defaultDatabase = new SinkConnection("neo4j://db:7687", "neo4j", "${env:PASSWORD}", "");

        assertRendered("without-dead-letters", render(defaultDatabase, """
                  orders: {name: orders, key: {format: json}, value: {format: string}}
                """, """
                    consumes:
                      orders: {cypher: "MERGE (o:Order {id: __key.id})"}
                    config:
                      neo4j.batch-size: "1000"
                      transforms: none
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "features/meetup-rsvp, meetup-neo4j",
        "features/suite/src/test/recipes/orders, shop-customers",
        "features/suite/src/test/recipes/orders, shop-orders"
    })
    void renders_the_recipes_of_this_project(String folder, String connector) throws IOException {
        Recipe recipe = RecipeReader.read(HOME.resolve(folder), Map.of());
        ConnectorSpec spec = Objects.requireNonNull(recipe.connectors().get(connector));

        assertRendered(connector, SinkConfig.render(recipe, spec, SINK, Dialect.CURRENT));
    }

    @Test
    void a_property_that_follows_from_a_field_clashes() {
        for (String key : new String[] {"topics", "neo4j.uri", "neo4j.cypher.topic.other", "tasks.max"}) {
            assertThatThrownBy(() -> render(SINK, """
                      rsvps: {name: rsvps}
                    """, """
                        consumes:
                          rsvps: {cypher: "RETURN 1"}
                        config: {"%s": "x"}
                    """.formatted(key)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(key);
        }
    }

    private SortedMap<String, String> render(SinkConnection sink, String topics, String connector) throws IOException {
        return render(sink, topics, connector, Dialect.CURRENT);
    }

    private SortedMap<String, String> render(SinkConnection sink, String topics, String connector, Dialect dialect)
            throws IOException {
        Files.writeString(
                directory.resolve("recipe.yaml"),
                "apiVersion: k2g.dev/v1alpha1\nname: test\ntopics:\n"
                        + topics.stripTrailing().stripIndent().indent(2)
                        + "connectors:\n  sink:\n    plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}\n"
                        + connector.stripTrailing().stripIndent().indent(4));
        Recipe recipe = RecipeReader.read(directory, Map.of());
        return SinkConfig.render(recipe, recipe.connectors().values().iterator().next(), sink, dialect);
    }

    /** Compares with a golden file, or writes it anew when {@code -Dk2g.golden.write=true} is given to Maven. */
    private static void assertRendered(String name, SortedMap<String, String> config) throws IOException {
        Path golden = Path.of("src/test/resources/dev/k2g/sinkconfig", name + ".properties");
        if (Boolean.getBoolean("k2g.golden.write")) {
            Files.writeString(golden, lines(config));
        }
        assertThat(lines(config))
                .as("If this change is meant, run SinkConfigTest with -Dk2g.golden.write=true and commit " + golden)
                .isEqualTo(Files.readString(golden));
    }

    /** Further lines of a value are indented, so that it is one paragraph. */
    private static String lines(SortedMap<String, String> config) {
        return config.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\n", "\n    ") + "\n")
                .collect(Collectors.joining());
    }
}
