package dev.k2g.migrate;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.migrate.LegacyValue.Form;
import dev.k2g.migrate.Migration.KeyChange;
import dev.k2g.sinkmodel.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MigrationTest {

    /** In the form of the article's: its topic and statement, and a password in plain text. */
    static final String ARTICLE = """
            {"connector.class": "streams.kafka.connect.sink.Neo4jSinkConnector",
             "key.converter": "org.apache.kafka.connect.storage.StringConverter",
             "name": "meetup-neo4j",
             "neo4j.server.uri": "neo4j+s://a806547a.databases.neo4j.io:7687",
             "neo4j.authentication.basic.username": "neo4j",
             "neo4j.authentication.basic.password": "s3cr3t",
             "neo4j.topic.cypher.rsvps": "MERGE (m:MemberId {member_id: event.member_id})",
             "topics": "rsvps",
             "value.converter": "org.apache.kafka.connect.json.JsonConverter",
             "value.converter.schemas.enable": "false"}
            """;

    @Test
    void makes_the_articles_configuration_current() {
        Migration migration = Migration.of(GivenConfig.parse(ARTICLE, "file"));

        assertThat(migration.name()).isEqualTo("meetup-neo4j");
        assertThat(List.copyOf(migration.config().entrySet()))
                .isEqualTo(List.of(
                        Map.entry("connector.class", "org.neo4j.connectors.kafka.sink.Neo4jConnector"),
                        Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                        Map.entry("name", "meetup-neo4j"),
                        Map.entry("neo4j.uri", "neo4j+s://a806547a.databases.neo4j.io:7687"),
                        Map.entry("neo4j.authentication.basic.username", "neo4j"),
                        Map.entry(
                                "neo4j.authentication.basic.password",
                                "${file:/etc/kafka-connect/secrets.properties:NEO4J_PASSWORD}"),
                        Map.entry("neo4j.cypher.topic.rsvps", "MERGE (m:MemberId {member_id: event.member_id})"),
                        Map.entry("topics", "rsvps"),
                        Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                        Map.entry("value.converter.schemas.enable", "false"),
                        Map.entry("consumer.override.max.poll.records", "200")));
        assertThat(migration.changes())
                .extracting(KeyChange::key, KeyChange::becomes)
                .map(Object::toString)
                .containsExactly(
                        "(\"connector.class\", \"connector.class\")",
                        "(\"neo4j.server.uri\", \"neo4j.uri\")",
                        "(\"neo4j.topic.cypher.rsvps\", \"neo4j.cypher.topic.rsvps\")",
                        "(\"consumer.override.max.poll.records\", \"consumer.override.max.poll.records\")",
                        "(\"neo4j.authentication.basic.password\", \"neo4j.authentication.basic.password\")");
        assertThat(migration.dropped()).isEmpty();
        assertThat(migration.notes()).anyMatch(note -> note.contains("Begin the Cypher of rsvps with WITH event"));
        assertThat(migration.toString()).doesNotContain("s3cr3t");
    }

    static List<LegacyKey> legacyKeys() {
        return LegacyKey.ALL;
    }

    @ParameterizedTest
    @MethodSource("legacyKeys")
    void every_old_property_becomes_its_successor_or_goes_with_a_reason(LegacyKey known) {
        String key = known.key().endsWith(".") ? known.key() + "rsvps" : known.key();
        String value = known.form() == Form.MILLISECONDS ? "30000" : "x";

        Migration migration = migrate(Map.of(key, value));

        if (known.successor().isEmpty()) {
            assertThat(migration.dropped())
                    .singleElement()
                    .satisfies(drop -> assertThat(drop.why()).isNotBlank());
            return;
        }
        String successor = known.successorOf(key).orElseThrow();
        assertThat(migration.config()).containsKey(successor);
        assertThat(migration.dropped()).isEmpty();
        if (!successor.equals(key)) {
            assertThat(migration.config()).doesNotContainKey(key);
            assertThat(migration.changes()).anyMatch(change -> change.key().equals(key));
        }
    }

    /** Those of 1.0.9's page on its configuration. */
    @ParameterizedTest
    @CsvSource({
        "neo4j.encryption.enabled, neo4j.security.encrypted, true, true",
        "neo4j.encryption.ca.certificate.path, neo4j.security.cert-files, /a.pem, /a.pem",
        "neo4j.batch.size, neo4j.batch-size, 100, 100",
        "neo4j.batch.size, neo4j.batch-size, 2000, 200",
        "neo4j.retry.backoff.msecs, neo4j.max-retry-time, 30000, 30s",
        "neo4j.connection.max.lifetime.msecs, neo4j.pool.max-connection-lifetime, 3600000, 1h",
        "neo4j.connection.acquisition.timeout.msecs, neo4j.pool.connection-acquisition-timeout, 1500, 1500ms",
        "neo4j.connection.liveness.check.timeout.msecs, neo4j.pool.idle-time-before-connection-test, 120000, 2m",
        "neo4j.connection.max.pool.size, neo4j.pool.max-connection-pool-size, 50, 50",
        "neo4j.topic.cud, neo4j.cud.topics, a;b, 'a,b'",
        "neo4j.server.uri, neo4j.uri, bolt+routing://db:7687, neo4j://db:7687",
        "neo4j.server.uri, neo4j.uri, neo4j://me:s3cr3t@db:7687, neo4j://db:7687"
    })
    void values_are_written_as_they_are_now(String key, String successor, String before, String after) {
        assertThat(migrate(Map.of(key, before)).config()).containsEntry(successor, after);
    }

    @Test
    void old_defaults_that_a_connection_depends_on_are_kept() {
        Migration migration = migrate(Map.of("neo4j.encryption.enabled", "true"));

        assertThat(migration.config())
                .containsEntry("neo4j.uri", "bolt://localhost:7687")
                .containsEntry("neo4j.security.trust-strategy", "TRUST_ALL_CERTIFICATES");
    }

    /** After a bad record they are written one by one now, which must not take longer than Kafka lets a task be silent. */
    @ParameterizedTest
    @CsvSource({"500, , 200", "5000, , 200", "5000, 7200000, 5000", "100, , 100", ", , 200"})
    void polls_are_limited(String records, String interval, String after) {
        Map<String, String> before = new HashMap<>();
        if (records != null) {
            before.put("consumer.override.max.poll.records", records);
        }
        if (interval != null) {
            before.put("consumer.override.max.poll.interval.ms", interval);
        }

        Migration migration = migrate(before);

        assertThat(migration.config()).containsEntry("consumer.override.max.poll.records", after);
        assertThat(migration.changes().stream()
                        .map(KeyChange::becomes)
                        .anyMatch("consumer.override.max.poll.records"::equals))
                .isEqualTo(!after.equals(records));
    }

    @Test
    void unknown_properties_are_named_with_the_nearest_known() {
        Migration migration = migrate(Map.of("neo4j.retry.max.attempts", "3", "topcis", "a"));

        assertThat(migration.dropped().toString())
                .contains("No release of the sink has such a property (did you mean \"neo4j.retry.max.attemps\"?).");
        assertThat(migration.config()).containsEntry("topcis", "a").doesNotContainKey("neo4j.retry.max.attempts");
        assertThat(migration.notes()).anyMatch(note -> note.contains("(did you mean \"topics\"?)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                MERGE (a:A {x: event.x}) RETURN a             | MERGE (a:A {x: event.x})
                MERGE (a:A) ;                                 | MERGE (a:A)
                MERGE (a:A) RETURN a.x STARTS WITH 'b';       | MERGE (a:A)
                MERGE (a:A) SET a.x = ' RETURN 1'             | MERGE (a:A) SET a.x = ' RETURN 1'
                MERGE (a:A) // RETURN 1                       | MERGE (a:A) // RETURN 1
                CALL { WITH event RETURN 1 AS x } MERGE (a:A) | CALL { WITH event RETURN 1 AS x } MERGE (a:A)
                RETURN 1                                      | RETURN 1
                MERGE (a:A) RETURN 1 UNION RETURN 2           | MERGE (a:A) RETURN 1 UNION RETURN 2
                MATCH (a:A) RETURN a                          | MATCH (a:A) RETURN a
                MERGE (a:A) WITH a CALL db.labels() YIELD label RETURN label   | MERGE (a:A)
                MERGE (a:A) WITH a OPTIONAL MATCH (a)--(b) RETURN b            | MERGE (a:A)
                MERGE (a:A) CALL db.labels() YIELD label SET a.x = 1 RETURN a  | MERGE (a:A) CALL db.labels() YIELD label SET a.x = 1
                """)
    void cypher_ends_as_a_subquery_can(String before, String after) {
        Migration migration = migrate(Map.of("neo4j.topic.cypher.a", before));

        assertThat(migration.config()).containsEntry("neo4j.cypher.topic.a", after);
    }

    /** What a procedure does, nobody knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL apoc.merge.node(['A'], {x: event.x}) YIELD node",
                "MERGE (a:A) WITH a CALL { WITH a MERGE (b:B) RETURN b }",
                "MATCH (a:A) CALL db.create.setVectorProperty(a, 'x', [1.0]) YIELD node"
            })
    void cypher_does_not_end_in_a_call_that_gives_rows(String call) {
        assertThat(migrate(Map.of("neo4j.topic.cypher.a", call + " RETURN count(*)"))
                        .config()
                        .get("neo4j.cypher.topic.a"))
                .isEqualTo(call + "\nFOREACH (ignored IN [] | REMOVE ignored.ignored)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                MATCH (a:A), (b:B) SET a = b                  ~ MATCH (a:A), (b:B) SET a = properties(b)
                MATCH (a:A)-[r]->(b) SET a.x = 1, b += r      ~ MATCH (a:A)-[r]->(b) SET a.x = 1, b += properties(r)
                MERGE (a:A) ON CREATE SET a = b MERGE (b:B)   ~ MERGE (a:A) ON CREATE SET a = properties(b) MERGE (b:B)
                MATCH (a), (b) FOREACH (i IN [1] | SET a = b) ~ MATCH (a), (b) FOREACH (i IN [1] | SET a = properties(b))
                MERGE (a:A) SET a = event, a += event.b       ~ MERGE (a:A) SET a = event, a += event.b
                MATCH (a:A), (b:B) SET a.x = b.x              ~ MATCH (a:A), (b:B) SET a.x = b.x
                MATCH (a:A), (b:B) WHERE a = b SET a.x = a = b ~ MATCH (a:A), (b:B) WHERE a = b SET a.x = a = b
                MATCH (a:A), (b:B) SET a.x = f(1, a = b)      ~ MATCH (a:A), (b:B) SET a.x = f(1, a = b)
                """)
    void cypher_sets_to_maps_only(String before, String after) {
        assertThat(migrate(Map.of("neo4j.topic.cypher.a", before)).config())
                .containsEntry("neo4j.cypher.topic.a", after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                CREATE (a:A {x: 1}), (b:B {x: a.x})           | One pattern makes a and reads it
                MERGE (a:A {x: 1})-[:R]->(b:B {x: a.x})       | One pattern makes a and reads it
                UNWIND event.items AS e MERGE (a:A {x: e.x})  | It has a variable e
                MERGE (e:Event {x: event.x})                  | It has a variable e
                MERGE (a:A {x: $x})                           | It has the parameter $x
                MATCH (a:A) CALL db.create.setVectorProperty(a, 'x', []) YIELD node SET a.y = 1 | setNodeVectorProperty
                """)
    void what_must_be_rewritten_is_said(String cypher, String why) {
        assertThat(migrate(Map.of("neo4j.topic.cypher.a", cypher)).changes())
                .anySatisfy(change -> assertThat(change.why()).contains(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE (a:A {x: event.x}) MERGE (a)-[:R {y: a.x}]->(b:B {z: a.x})",
                "MERGE (a:A {x: event.e}) SET a.e = {e: 1}, a:e",
                "MATCH (a:A) CREATE (b:B {x: a.x})"
            })
    void what_need_not_be_rewritten_is_not(String cypher) {
        assertThat(migrate(Map.of("neo4j.topic.cypher.a", cypher)).changes())
                .filteredOn(change -> change.key().equals("neo4j.topic.cypher.a"))
                .singleElement()
                .satisfies(change -> assertThat(change.why()).isEqualTo("It has another name since 5.1."));
    }

    @Test
    void no_secret_shows() {
        Migration migration = migrate(Map.of(
                "neo4j.authentication.basic.password", "s3cr3t",
                "neo4j.authentication.kerberos.ticket", "s3cr3t",
                "neo4j.authentication.token", "s3cr3t",
                "consumer.override.sasl.jaas.config", "x password=\"s3cr3t\";",
                "value.converter.schema.registry.url", "http://me:s3cr3t@registry:8081",
                "kafka.sasl.password", "s3cr3t"));

        assertThat(migration.toString()).doesNotContain("s3cr3t");
        assertThat(migration.config())
                .containsEntry(
                        "consumer.override.sasl.jaas.config",
                        "${file:/etc/kafka-connect/secrets.properties:CONSUMER_OVERRIDE_SASL_JAAS_CONFIG}")
                .containsEntry("value.converter.schema.registry.url", "http://registry:8081");
        assertThat(migration.notes().get(0)).contains("FileConfigProvider");
    }

    @Test
    void a_reference_stays_what_it_is() {
        String reference = "${file:/data/neo4j.properties:password}";

        assertThat(migrate(Map.of("neo4j.authentication.basic.password", reference))
                        .config())
                .containsEntry("neo4j.authentication.basic.password", reference);
    }

    @Test
    void what_is_current_stays_as_it_is() {
        Map<String, String> current = Map.of(
                "connector.class", Dialect.CURRENT.connectorClass(), "topics", "a", "neo4j.server.uri", "bolt://db");

        Migration migration = Migration.of(new GivenConfig("c", current));

        assertThat(migration.wasCurrent()).isTrue();
        assertThat(migration.config()).isEqualTo(current);
        assertThat(migration.changes()).isEmpty();
        assertThat(migration.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"a": s3cr3t}                             | The configuration is no JSON (line 1, column 7).
                ''                                        | The configuration is no JSON object.
                ["a"]                                     | The configuration is no JSON object.
                {"a": {"b": 1}}                           | The property a is no text.
                {"a": "b"}                                | The configuration has no connector.class.
                {"connector.class": "x.JdbcSink"}         | The connector file is not a Neo4j sink: its class is x.JdbcSink.
                """)
    void what_is_no_sink_is_refused(String json, String problem) {
        assertThatThrownBy(() -> Migration.of(GivenConfig.parse(json, "file")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(problem)
                .hasNoCause();
    }

    @Test
    void name_and_config_are_taken_apart() {
        GivenConfig given =
                GivenConfig.parse("{\"name\": \"n\", \"config\": {\"tasks.max\": 2}, \"tasks\": []}", "file");

        assertThat(given).isEqualTo(new GivenConfig("n", Map.of("tasks.max", "2")));
    }

    @Test
    void a_recipe_is_made_of_it(@TempDir Path directory) {
        Migration migration = Migration.of(GivenConfig.parse(
                ARTICLE.replace(
                        "}\n", ", \"errors.tolerance\": \"all\", \"errors.deadletterqueue.topic.name\": \"dlq\"}\n"),
                "file"));

        MigratedRecipe written = MigratedRecipe.write(directory.resolve("meetup"), migration);

        assertThat(directory.resolve("meetup/recipe.yaml")).content().endsWith("""
                name: meetup

                topics:
                  rsvps: {name: rsvps, key: {format: string}}
                  dlq: {name: dlq}

                connectors:
                  meetup-neo4j:
                    plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                    consumes:
                      rsvps: {cypher: rsvps.cypher}
                    deadLetters: dlq
                    tasks: 1
                """);
        assertThat(written.leftOut()).containsKeys("neo4j.uri", "neo4j.authentication.basic.password");
    }

    private static Migration migrate(Map<String, String> properties) {
        Map<String, String> config = new LinkedHashMap<>(properties);
        config.put("connector.class", Dialect.LEGACY.connectorClass());
        return Migration.of(new GivenConfig("c", config));
    }
}
