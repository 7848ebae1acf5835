package dev.k2g.validate;

import dev.k2g.failure.Severity;
import dev.k2g.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found without any server. The recipe of these tests has nothing to be found until a test changes it. */
class RecipeValidationTest {

    private static final String RECIPE = """
            apiVersion: k2g.dev/v1alpha1
            name: orders
            topics:
              orders: {name: shop-orders, partitions: 2}
              bad: {name: shop-bad}
            graph:
              constraints:
                - {name: order_id, kind: unique, node: Order, properties: [id]}
                - {name: place_key, kind: key, node: Place, properties: [zip, city]}
            connectors:
              sink:
                plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                consumes:
                  orders: {cypher: write.cypher}
                deadLetters: bad
                tasks: 2
                config: {}
            feeds:
              shop:
                recording: shop.ndjson
                to: orders
                map: shop.jq
                require: [id, zip, city]
            """;

    private final Path folder;
    private String recipe = RECIPE;
    private String cypher = "MERGE (o:Order {id: event.id})";
    private String map = ".";
    private String recording = "{\"id\": 1, \"zip\": 2, \"city\": 3}\n";

    RecipeValidationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothing_is_found_but_what_was_left_out() throws IOException {
        assertThat(validate().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.location().toString()).endsWith("recipe.yaml");
            assertThat(finding.problem())
                    .startsWith("Not checked: Cypher as Neo4j compiles it, ")
                    .endsWith("the target does not run.");
            assertThat(finding.remedy()).contains("k2g up");
        });
    }

    @Test
    void timestamps_of_the_records_own_in_a_topic_that_forgets_by_time_are_told() throws IOException {
        map = "{value: ., timestamp: 1498651200000}";

        assertThat(only("shop.jq:1", "K2G-310").problem())
                .isEqualTo(
                        "Feed shop gives records timestamps of their own (its first record: 2017-06-28T12:00:00Z), and"
                                + " topic shop-orders forgets by them: what is older than its retention.ms may be gone before the"
                                + " sink has read it.");
    }

    @Test
    void without_a_recording_the_program_tells_of_timestamps() throws IOException {
        map = "{value: {id, zip, city}, timestamp}";
        recipe = recipe.replace("    recording: shop.ndjson\n", "");

        only("shop.jq:1", "K2G-310");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{retention.ms: -1}",
                "{message.timestamp.type: LogAppendTime}",
                "{cleanup.policy: compact}",
            })
    void a_topic_that_does_not_forget_by_them_may_have_them(String config) throws IOException {
        map = "{value: ., timestamp: 1498651200000}";
        recipe = recipe.replace("partitions: 2}", "partitions: 2, config: " + config + "}");

        assertThat(validate().findings()).hasSize(1);
    }

    @Test
    void a_merge_without_a_constraint_is_told_with_the_line_to_add() throws IOException {
        cypher =
                "MERGE (o:Order {id: event.id})\nMERGE (o)-[:OF {at: event.id}]->(c:`Key Customer` {name: event.city})";

        Finding finding = only("write.cypher:2:33", "K2G-204");

        assertThat(finding.problem())
                .isEqualTo("MERGE on (:Key Customer {name}) has no unique or key constraint behind it.");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Add to graph.constraints in recipe.yaml: - {name: key_customer_name, kind: unique, node: \"Key"
                                + " Customer\", properties: [name]}");
    }

    @Test
    void the_line_to_add_is_one_that_k2g_takes() throws IOException {
        cypher = "MERGE (p:`Odd: \"x\"` {zip: event.zip, `a b`: event.city})";
        String line = only("write.cypher:1:7", "K2G-204").remedy().replaceFirst("^.*?: - ", "    - ");

        recipe = recipe.replace("connectors:", line + "\nconnectors:");

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (p:Place {zip: event.zip, city: event.city})", // in any order, and more of them
                "MERGE (p:Town:Place {city: event.city, zip: event.zip, x: 1})",
                "MATCH (o:Order) MERGE (o)-[:IN {zip: event.zip}]->(o)", // a relationship needs none
                "MERGE (:Unlabelled)",
                "CREATE (:Log {id: event.id})",
                "// MERGE (n:None {id: 1})\nCREATE (:A {text: 'MERGE (n:None {id: 1})', `MERGE (x:X {y: 1})`: 1})",
                "WITH event.id AS id MERGE (o:Order {id: id})",
                "WITH event WHERE event.note IS NOT NULL MERGE (o:Order {id: event.note})",
                "WITH event, event.who.name AS name WHERE name IS NOT NULL MERGE (o:Order {id: name})",
                "MERGE (o:Order {id: coalesce(event.note, 0)})",
                "MERGE (o:Order {id: __value.id}) SET o += event.more, o.at = event.at",
                "MERGE (o:Order {id: event.id}) ON CREATE SET o.return = {return: 1} FOREACH (x IN [1] | SET o.x = x)",
                "MERGE p = (o:Order {id: event.id}) SET o += properties(o)"
            })
    void good_cypher_has_nothing_to_be_found(String good) throws IOException {
        cypher = good;

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MERGE (o:Order {id: event.note})                              | write.cypher:1:17 K2G-205
                    MERGE (o:Order {id: event.id.value})                          | write.cypher:1:17 K2G-205
                    WITH event.note AS x MERGE (o:Order {id: x})                  | write.cypher:1:38 K2G-205
                    MERGE (o:Order {id: event.`a note`})                          | write.cypher:1:17 K2G-205
                    MERGE (o:Order {id: __value.note})                            | write.cypher:1:17 K2G-205
                    MERGE (o:Order {id: event.id})-[:AT {on: event.day}]->(o)     | write.cypher:1:38 K2G-205
                    MERGE (p:Place {zip: event.zip})                              | write.cypher:1:7 K2G-204
                    MERGE (o:Order {id: event.id});                               | write.cypher:1:31 K2G-202
                    MERGE (o:Order {id: event.id}); // done                       | write.cypher:1:31 K2G-202
                    MERGE (o:Order {id: event.id}) RETURN o                       | write.cypher:1:32 K2G-203
                    MERGE (o:Order {id: event.id}) RETURN o.a STARTS WITH 'b'     | write.cypher:1:32 K2G-203
                    MATCH (a:Order)-[r]->(b) SET a = r                            | write.cypher:1:34 K2G-206
                    MATCH (a:Order)-[r]->(b) SET a.x = 1, a += r RETURN a         | write.cypher:1:44 K2G-206, write.cypher:1:46 K2G-203
                    MERGE (a:Order {id: event.id})-[:T]->(b:Order {id: a.id})     | write.cypher:1:48 K2G-206
                    CALL db.create.setVectorProperty(event, 'a', [1]) YIELD node  | write.cypher:1:6 K2G-206
                    """)
    void cypher_is_looked_at_without_a_server(String bad, String expected) throws IOException {
        cypher = bad;

        assertThat(found()).isEqualTo(List.of(expected.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tasks: 2         | tasks: 3                              | recipe.yaml:16 K2G-303
                    , partitions: 2  | ''                                    |
                    deadLetters: bad | ''                                    |
                    config: {}       | config: {errors.log.enable: true}     |
                    map: shop.jq     | map: '.orders[]'                      | recipe.yaml:22 K2G-305
                    map: shop.jq     | map: 'nonsense(1)'                    | recipe.yaml:22 K2G-103
                    map: shop.jq     | map: 'empty'                          | recipe.yaml:22 K2G-307
                    [id, zip, city]  | [id, zip, city, note]                 | shop.jq:1 K2G-306
                    [id, zip, city]  | [zip, city]                           | write.cypher:1:17 K2G-205
                    write.cypher     | '"MERGE (o:Order {id: event.note});"' | recipe.yaml:14 K2G-202, recipe.yaml:14 K2G-205
                    """)
    void the_rest_of_the_recipe_is_looked_at_too(String from, String to, String expected) throws IOException {
        recipe = recipe.replace(from, to);

        assertThat(found()).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void bad_records_that_are_tolerated_and_not_kept_are_told() throws IOException {
        recipe = recipe.replace("deadLetters: bad\n", "\n").replace("config: {}", "config: {errors.tolerance: all}");

        only("recipe.yaml:17", "K2G-304");
    }

    @Test
    void several_small_topics_keep_few_tasks_busy() throws IOException {
        recipe = recipe.replace("partitions: 2}", "partitions: 1}\n  more: {name: shop-more, partitions: 1}")
                .replace("deadLetters", "  more: {cypher: write.cypher}\n    deadLetters");

        assertThat(validate().findings())
                .filteredOn(finding -> finding.code().id().equals("K2G-303"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("RoundRobinAssignor"));
    }

    @Test
    void a_recording_without_a_message_is_told() throws IOException {
        recording = "\n \n";

        only("recipe.yaml:20", "K2G-104");
    }

    @Test
    void a_first_line_that_is_no_message_is_told() throws IOException {
        recording = "\n[1]\n{}\n";

        assertThat(only("shop.jq:1", "K2G-305").problem())
                .isEqualTo("The first message of shop.ndjson is rejected: the message is no JSON object but array.");
    }

    @Test
    void what_breaks_the_format_is_found_at_its_line() throws IOException {
        recipe = recipe.replace("tasks: 2", "tasks: none").replace("to: orders", "to: order");
        write();

        assertThat(RecipeValidation.of(RecipeReader.examine(folder, Map.of()).problems())
                        .findings())
                .map(RecipeValidationTest::text)
                .containsExactly("recipe.yaml:16 K2G-101", "recipe.yaml:21 K2G-101");
    }

    @Test
    void strict_makes_errors_of_warnings_and_leaves_notes() throws IOException {
        cypher = "MERGE (o:Order {id: event.note});";

        ValidationReport strict = validate().strict();

        assertThat(strict.count(Severity.ERROR)).isEqualTo(1);
        assertThat(strict.count(Severity.WARNING)).isZero();
        assertThat(strict.count(Severity.NOTE)).isEqualTo(2);
    }

    private Finding only(String place, String code) throws IOException {
        assertThat(found()).containsExactly(place + " " + code);
        return validate().findings().stream()
                .filter(finding -> finding.code().id().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> found() throws IOException {
        return validate().findings().stream()
                .map(RecipeValidationTest::text)
                .filter(finding -> !finding.endsWith("K2G-604"))
                .toList();
    }

    private static String text(Finding finding) {
        return finding.location().withFile(finding.location().file().getFileName()) + " " + finding.code();
    }

    private ValidationReport validate() throws IOException {
        write();
        return RecipeValidation.offline(RecipeReader.read(folder, Map.of()));
    }

    private void write() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), recipe);
        Files.writeString(folder.resolve("write.cypher"), cypher + "\n");
        Files.writeString(folder.resolve("shop.jq"), map + "\n");
        Files.writeString(folder.resolve("shop.ndjson"), recording);
    }
}
