package dev.k2g.recipe;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.DataFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

class RecipeReaderTest {

    private static final String SHOP = """
            apiVersion: k2g.dev/v1alpha1
            name: shop
            parameters: {prefix: test-, partitions: 4, compact: true}
            topics:
              orders:
                name: ${param:prefix}orders
                partitions: ${param:partitions}
                config: {retention.ms: 86400000, cleanup.policy: compact, min.cleanable.dirty.ratio: 0.10}
                key: {format: string}
                value: {format: json}
              notes: {name: notes, value: {format: string}}
              letters: {name: letters}
            graph:
              constraints:
                - {name: order_key, kind: key, node: Order, properties: [shop, number]}
                - {name: bought_at, kind: type, relationship: BOUGHT, properties: [at], type: ZONED DATETIME}
            connectors:
              shop-orders:
                plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                consumes:
                  orders:
                    cypher: |
                      MERGE (o:Order {shop: event.shop, number: event.number})
                      SET o.compact = '${param:compact}';
                deadLetters: letters
                tasks: 2
                onMappingChange: from-now
                config:
                  neo4j.batch-size: 500
                  neo4j.security.cert-files: ${file:/run/secrets/neo4j:ca}
                  on: yes
              shop-notes:
                plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                consumes: {notes: {cypher: "CREATE (:Note {text: event})"}}
            feeds:
              orders:
                stream: https://example.org/orders
                to: orders
                map: '{key: .id, value: ., headers: {source: "shop"}, timestamp: .at}'
                require: [shop, number]
              notes: {to: notes}
            """;

    private final Path folder;

    RecipeReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void dead_letters_have_the_time_at_which_they_came_unless_the_recipe_says_otherwise() throws IOException {
        assertThat(read(SHOP).topic("letters").config())
                .containsExactly(entry("message.timestamp.type", "LogAppendTime"));
        assertThat(read(SHOP).topic("notes").config()).isEmpty();

        String otherwise = SHOP.replace(
                "{name: letters}", "{name: letters, config: {retention.ms: -1, message.timestamp.type: CreateTime}}");
        assertThat(read(otherwise).topic("letters").config())
                .containsExactly(entry("retention.ms", "-1"), entry("message.timestamp.type", "CreateTime"));
    }

    @Test
    void keys_formats_and_configuration_of_topics_are_read() throws IOException {
        Recipe recipe = read(SHOP);

        TopicSpec orders = recipe.topic("orders");
        assertThat(orders.name()).isEqualTo("test-orders");
        assertThat(orders.partitions()).hasValue(4);
        assertThat(orders.key()).isEqualTo(DataFormat.STRING);
        assertThat(orders.config())
                .containsExactly(
                        entry("retention.ms", "86400000"),
                        entry("cleanup.policy", "compact"),
                        entry("min.cleanable.dirty.ratio", "0.10"));
        TopicSpec letters = recipe.topic("letters");
        assertThat(letters.partitions()).isEmpty();
        assertThat(letters.key()).isEqualTo(DataFormat.NONE);
        assertThat(letters.value()).isEqualTo(DataFormat.JSON);
    }

    @Test
    void constraints_of_all_kinds_are_read() throws IOException {
        assertThat(read(SHOP).constraints().get(0).kind()).isEqualTo(Kind.KEY);
        assertThat(read(SHOP).constraints().get(0).properties()).containsExactly("shop", "number");
        assertThat(read(SHOP).constraints().get(1).entity()).isEqualTo(Entity.RELATIONSHIP);
        assertThat(read(SHOP).constraints().get(1).propertyType()).hasValue("ZONED DATETIME");
    }

    @Test
    void several_connectors_are_read_in_order() throws IOException {
        Recipe recipe = read(SHOP);

        assertThat(recipe.connectors().keySet()).containsExactly("shop-orders", "shop-notes");
        ConnectorSpec orders = recipe.connectors().values().iterator().next();
        assertThat(orders.onMappingChange()).isEqualTo(OnMappingChange.FROM_NOW);
        assertThat(orders.tasks()).isEqualTo(2);
        assertThat(orders.consumes()).containsOnlyKeys("orders");
    }

    @Test
    void only_parameters_are_replaced_and_the_final_semicolon_is_dropped() throws IOException {
        ConnectorSpec orders = read(SHOP).connectors().values().iterator().next();

        assertThat(orders.statements().values())
                .extracting(CypherStrategy::text)
                .containsExactly("MERGE (o:Order {shop: event.shop, number: event.number})\nSET o.compact = 'true'");
        assertThat(orders.config())
                .containsEntry("neo4j.security.cert-files", "${file:/run/secrets/neo4j:ca}")
                .containsEntry("on", "yes");
    }

    @Test
    void several_feeds_are_read_and_a_feed_without_a_map_leaves_messages_unchanged() throws IOException {
        Recipe recipe = read(SHOP);

        assertThat(recipe.feeds().values())
                .extracting(FeedSpec::name, FeedSpec::stream, feed -> feed.map().text(), FeedSpec::require)
                .containsExactly(
                        tuple(
                                "orders",
                                Optional.of(URI.create("https://example.org/orders")),
                                "{key: .id, value: ., headers: {source: \"shop\"}, timestamp: .at}",
                                List.of("shop", "number")),
                        tuple("notes", Optional.empty(), ".", List.of()));
    }

    @Test
    void an_override_keeps_the_type_of_the_default() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), SHOP);

        Recipe recipe = RecipeReader.read(folder, Map.of("prefix", "007", "partitions", "12"));

        assertThat(recipe.topic("orders").name()).isEqualTo("007orders");
        assertThat(recipe.topic("orders").partitions()).hasValue(12);
    }

    @Test
    void overrides_that_do_not_fit_are_told() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), SHOP);

        assertThatThrownBy(() -> RecipeReader.read(folder, Map.of("prefx", "a", "partitions", "many")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "recipe.yaml:3: There is no parameter \"prefx\" to override (did you mean \"prefix\"?).")
                .hasMessageContaining(
                        "recipe.yaml:3: Parameter \"partitions\" is a whole number, but \"many\" was given for it.");
    }

    @Test
    void merge_keys_share_what_is_the_same() throws IOException {
        Recipe recipe = read("""
                apiVersion: k2g.dev/v1alpha1
                name: shared
                topics:
                  a: &common {name: a, partitions: 3, config: {cleanup.policy: compact}}
                  b:
                    <<: *common
                    name: b
                """);

        assertThat(recipe.topic("b").name()).isEqualTo("b");
        assertThat(recipe.topic("b").partitions()).hasValue(3);
        assertThat(recipe.topic("b").config()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() throws IOException {
        assertThat(read("\uFEFF" + SHOP.replace("\n", "\r\n"))).isEqualTo(read(SHOP));
    }

    @Test
    void a_missing_recipe_is_told_with_what_to_do() {
        assertThatThrownBy(() -> RecipeReader.read(folder, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The folder %s holds no recipe.yaml.", folder)
                .extracting(e -> ((InvalidInputException) e).remedy())
                .asString()
                .contains("k2g init");
        assertThatThrownBy(() -> RecipeReader.read(folder.resolve("no"), Map.of()))
                .hasMessage("There is no folder %s.", folder.resolve("no"));
    }

    @Test
    void text_that_is_not_UTF_8_is_refused_with_its_line() throws IOException {
        Files.write(folder.resolve("recipe.yaml"), "apiVersion: a\nname: Café\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RecipeReader.read(folder, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe.yaml:2: This file is not UTF-8");
    }

    @Test
    void control_characters_are_refused_with_their_line() {
        assertThatThrownBy(() -> read("apiVersion: a\nname: \0\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe.yaml:2: The character U+0000 is not allowed in YAML.");
    }

    @Test
    void aliases_cannot_blow_up() {
        String laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + "b: &b [*a, *a, *a, *a, *a, *a]\n"
                + "c: &c [*b, *b, *b, *b, *b, *b]\n"
                + "d: &d [*c, *c, *c, *c, *c, *c]\n"
                + "e: &e [*d, *d, *d, *d, *d, *d]\n"
                + "f: &f [*e, *e, *e, *e, *e, *e]\n"
                + "g: [*f, *f, *f, *f, *f, *f]\n";

        assertThatThrownBy(() -> read(laughs))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it has more than 20000 values");
    }

    @Test
    void a_huge_or_deep_file_is_refused() {
        assertThatThrownBy(() -> read("# " + "x".repeat(1 << 20)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe.yaml:1: This file is larger than 1 MiB.");
        assertThatThrownBy(() -> read("a: " + "[".repeat(10_000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Nesting Depth exceeded");
    }

    @Test
    void a_jq_program_of_brackets_is_refused() throws IOException {
        Files.writeString(folder.resolve("deep.jq"), "(".repeat(100_000));

        assertThatThrownBy(() -> read(SHOP.replace("notes: {to: notes}", "notes: {to: notes, map: deep.jq}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("deep.jq:1: This jq program cannot be parsed: it is nested too deeply");
    }

    @Test
    void a_link_out_of_the_folder_is_refused(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.cypher"), "RETURN 1");
        Files.createSymbolicLink(folder.resolve("query.cypher"), secret);

        assertThatThrownBy(() -> read("apiVersion: k2g.dev/v1alpha1\nname: a\nqueries: {q: query.cypher}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe.yaml:3: The link \"query.cypher\" leads out of the recipe's folder.");
    }

    private Recipe read(String yaml) throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), yaml);
        return RecipeReader.read(folder, Map.of());
    }
}
