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
import java.util.stream.Stream;

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
                "// MERGE (n:None {id: 1})\nMATCH (a:A {text: 'MERGE (n:None {id: 1})', `MERGE (x:X {y: 1})`: 1}) SET a.b = 1",
                "WITH event.id AS id MERGE (o:Order {id: id})",
                "WITH event WHERE event.note IS NOT NULL MERGE (o:Order {id: event.note})",
                "WITH event, event.who.name AS name WHERE name IS NOT NULL MERGE (o:Order {id: name})",
                "MERGE (o:Order {id: coalesce(event.note, 0)})",
                "MERGE (o:Order {id: __value.id}) SET o += event.more, o.at = event.at",
                "MERGE (o:Order {id: event.id}) ON CREATE SET o.return = {return: 1} FOREACH (x IN [1] | SET o.x = x)",
                "MERGE p = (o:Order {id: event.id}) SET o += properties(o)",
                "MERGE (o:$(event.kind) {id: event.id})", // a label that is known when it runs
                "MERGE (o:Order {id: event.id}) SET o.x = [e IN [1] WHERE e > 0 | e], o.e = event.e, o.y = any(e IN [1] WHERE e)",
                "CALL (event) { MATCH (e:Order) SET e.x = event.id }",
                "MERGE (o:Order {id: event.id}) SET o:$(event.kind), o.price = '$5', o.x = exp(e)"
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
                    MERGE (o:Order {id: event.id});;                              | write.cypher:1:31 K2G-202
                    MERGE (o:Order {id: event.id}); /* a */ ; // b                | write.cypher:1:31 K2G-202
                    MERGE (o:Order {id: event.id}); MERGE (p:Order {id: event.id}) | write.cypher:1:31 K2G-201
                    MERGE (o {id: event.id})                                      | write.cypher:1:7 K2G-209
                    MERGE (e:Order {id: event.id})                                | write.cypher:1:8 K2G-210
                    MATCH (o:Order)-[e]->() SET o.x = 1                           | write.cypher:1:18 K2G-210
                    MATCH (o:Order) WHERE EXISTS { (o)-[e:AT]->() } SET o.x = 1   | write.cypher:1:37 K2G-210
                    UNWIND [1] AS e MERGE (o:Order {id: event.id})                | write.cypher:1:15 K2G-210
                    MERGE (o:Order {id: event.id}) SET o.x = $source              | write.cypher:1:42 K2G-211
                    MERGE (o:Order {id: event.id}) SET o.x = $topic, o.y = $e     | write.cypher:1:42 K2G-212, write.cypher:1:56 K2G-212
                    FILTER event.id > 0 MERGE (o:Order {id: event.id})            | write.cypher:1:1 K2G-212
                    CALL (event) { LET i = event.id MERGE (o:Order {id: i}) }     | write.cypher:1:16 K2G-212
                    CALL (event) { WHEN event.id = 1 THEN { CREATE (:A) } }       | write.cypher:1:16 K2G-212, write.cypher:1:41 K2G-213
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

    /** Neo4j compiles this, and takes the sink's variable for the own one. */
    @Test
    void the_sinks_name_in_foreach_is_told() throws IOException {
        cypher = "FOREACH (e IN [1] | MERGE (o:Order {id: event.id}))";

        assertThat(only("write.cypher:1:10", "K2G-210").problem())
                .isEqualTo(
                        "The Cypher of topic orders has a variable e, and so has the sink's own statement around it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (o:Order {id: event.id}) ON CREATE SET o.at = event.at, o.n = 1 ON MATCH SET o.at = event.at",
                "MERGE (o:Order {id: event.id}) ON CREATE SET o.count = o.count + 1",
                "MATCH (o:Order {id: event.id}) SET o.first = coalesce(o.first, event.at), o.size = size(event.list) + 1",
                "MATCH (o:Order) SET o.max = CASE WHEN o.max > event.at + 1 THEN o.max ELSE event.at END",
                "MATCH (o:Order) SET o.l = CASE WHEN event.x IN o.l THEN o.l ELSE o.l + event.x END",
                "MATCH (o:Order) SET o.l = [x IN o.l WHERE x <> event.x] + event.x, o.s = apoc.coll.toSet(o.s + event.x)",
                "MATCH (o:Order), (p:Order) SET o.count = p.count + 1, o += {total: p.total + o.count}",
                "OPTIONAL MATCH (l:Log {id: event.id}) WITH l, event WHERE l IS NULL CREATE (:Log {id: event.id})",
                "OPTIONAL MATCH (l:Log) FOREACH (x IN CASE WHEN l IS NULL THEN [1] ELSE [] END | CREATE (:Log))",
                "MATCH (a:A), (b:B) WHERE NOT (a)-[:KNOWS]->(b) CREATE (a)-[:KNOWS]->(b)",
                "MATCH (a:A), (b:B) WHERE NOT EXISTS { (a)-[:KNOWS]->(b) } INSERT (a)-[:KNOWS]->(b)",
                "MATCH (create:CREATE {create: event.create}) SET create.insert = 'CREATE (n)' // CREATE (n)",
                "MERGE (o:Order {id: event.id}) SET o.at = datetime(), o.uuid = randomUUID()",
                "MATCH (o:Order) MERGE (o)-[:ON {at: datetime(event.at), timestamp: event.timestamp}]->(o)"
            })
    void cypher_that_is_safe_to_repeat_is_not_told(String safe) throws IOException {
        cypher = safe;

        assertThat(found()).filteredOn(finding -> finding.endsWith("K2G-213")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    CREATE (:Log {id: event.id})                                              ! 1:1
                    MATCH (a:A), (b:B) CREATE (a)-[:OF]->(b) create (b)-[:OF]->(a)            ! 1:20, 1:42
                    CREATE p = (:Log)                                                         ! 1:1
                    WITH event WHERE event.x IS NULL CREATE (:Log)                            ! 1:34
                    FOREACH (x IN CASE WHEN event IS NULL THEN [] ELSE [1] END | CREATE (:L)) ! 1:62
                    UNWIND event.items AS item CALL { WITH item INSERT (:Item {n: item}) }    ! 1:45
                    CALL apoc.create.node(['A'], {}) YIELD node SET node.x = 1                ! 1:6
                    MATCH (n:N) CALL apoc.atomic.add(n, 'count', 1) YIELD newValue FINISH     ! 1:18
                    MATCH (n:N) SET n.at = 1, n.count = n.count + 1                           ! 1:27
                    MERGE (o:Order {id: event.id}) ON MATCH SET o.count = 1 + o.count         ! 1:45
                    MATCH (n:N) SET n.count = coalesce(n.count, 0) + 1                        ! 1:17
                    MATCH (n:N) SET n.count = CASE WHEN n.count IS NULL THEN 1 ELSE n.count + 1 END ! 1:17
                    MATCH (n:N) SET n.list = n.list + event.x, n.text = n.text || event.x     ! 1:17, 1:44
                    MATCH (n:N) SET n.list = [event.x] + coalesce(n.list, [])                 ! 1:17
                    MATCH (n:N) SET n += {at: event.at, count: n.count + 1}                   ! 1:17
                    MATCH (n:N) WITH n, coalesce(n.count, 0) AS old SET n.count = old + 1     ! 1:53
                    MATCH (n:N) WITH n, n.count + 1 AS new SET n.count = new                  ! 1:44
                    MATCH ()-[r:R]->() FOREACH (x IN event.list | SET r.sum = r.sum - x)      ! 1:51
                    MERGE (:Unbacked {id: randomUUID()})                                      ! 1:19
                    WITH apoc.create.uuid() AS id MERGE (:Unbacked {id: id})                  ! 1:49
                    MATCH (o:Order) MERGE (o)-[:AT {on: datetime()}]->(o)                     ! 1:33
                    """)
    void cypher_that_is_not_safe_to_repeat_is_told_at_its_place(String unsafe, String places) throws IOException {
        cypher = unsafe;

        assertThat(found())
                .filteredOn(finding -> finding.endsWith("K2G-213"))
                .containsExactly(Stream.of(places.split(", "))
                        .map(place -> "write.cypher:" + place + " K2G-213")
                        .toArray(String[]::new));
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
        recording = "\nHTTP/1.1 200 OK\n{}\n";

        assertThat(only("shop.jq:1", "K2G-305").problem())
                .startsWith("The first message of shop.ndjson is rejected: no JSON: Unrecognized token 'HTTP'");
    }

    @Test
    void further_messages_that_would_be_rejected_are_told_with_their_first_line() throws IOException {
        recording = recording + "\nHTTP/1.1 200 OK\n" + recording + "HTTP/1.1 200 OK\n";

        assertThat(only("shop.ndjson:3", "K2G-106").problem())
                .startsWith(
                        "Of the first 4 messages of shop.ndjson, 2 would be rejected, or some of their records: 2 × no"
                                + " JSON: Unrecognized token 'HTTP'");
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
