package dev.k2g.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class MigrateTest {

    private static final String OLD = """
            {"connector.class": "streams.kafka.connect.sink.Neo4jSinkConnector",
             "topics": "rsvps",
             "neo4j.server.uri": "neo4j+s://db:7687",
             "neo4j.authentication.basic.password": "s3cr3t",
             "neo4j.batch.parallelize": "true",
             "neo4j.topic.cypher.rsvps": "MERGE (m:MemberId {member_id: event.member_id});",
             "value.converter": "org.apache.kafka.connect.json.JsonConverter",
             "value.converter.schemas.enable": "false"}
            """;

    @TempDir
    private Path folder = Path.of("");

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("meetup-neo4j.json"), OLD).toString();
    }

    @Test
    void prints_what_connect_takes_and_explains_it_on_standard_error() {
        K2gRun run = K2gRun.of("migrate", file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                {
                  "name": "meetup-neo4j",
                  "config": {
                    "connector.class": "org.neo4j.connectors.kafka.sink.Neo4jConnector",
                    "topics": "rsvps",
                    "neo4j.uri": "neo4j+s://db:7687",
                    "neo4j.authentication.basic.password": "${file:/etc/kafka-connect/secrets.properties:NEO4J_PASSWORD}",
                    "neo4j.cypher.topic.rsvps": "MERGE (m:MemberId {member_id: event.member_id})",
                    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
                    "value.converter.schemas.enable": "false",
                    "consumer.override.max.poll.records": "200"
                  }
                }
                """);
        assertThat(run.err())
                .contains(
                        "changed: neo4j.server.uri becomes neo4j.uri. It has another name since 5.1.\n",
                        "dropped: neo4j.batch.parallelize. ",
                        "A final semicolon is left out: no subquery can hold one.\n",
                        "note: ")
                .doesNotContain("s3cr3t");
    }

    @Test
    void a_document_holds_the_explanation() {
        K2gRun run = K2gRun.in(Map.of(), OLD, "migrate", "-", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("\"config\"", "\"key\": \"neo4j.server.uri\"", "\"becomes\": \"neo4j.uri\"", "\"dropped\"")
                .doesNotContain("s3cr3t", "\"recipe\"");
    }

    @Test
    void makes_a_recipe() {
        Path recipe = folder.resolve("my-recipe");

        K2gRun made = K2gRun.of("migrate", file, "--recipe", recipe.toString());
        K2gRun plan = K2gRun.of("--recipe", recipe.toString(), "plan");

        assertThat(made).isEqualTo(new K2gRun(0, "Made the recipe my-recipe in " + recipe + ".\n", made.err()));
        assertThat(made.err()).contains("not in the recipe: neo4j.authentication.basic.password, neo4j.uri. ");
        assertThat(plan.err()).contains("The local target of " + recipe + " is not running.");
    }

    @Test
    void says_that_a_configuration_is_current() throws IOException {
        Path current = Files.writeString(
                folder.resolve("current.json"), K2gRun.of("migrate", file).out());

        K2gRun again = K2gRun.of("migrate", current.toString());

        assertThat(again.err()).isEqualTo("The configuration of meetup-neo4j is current already.\n");
        assertThat(again.out()).isEqualTo(Files.readString(current));
    }

    @Test
    void what_is_no_configuration_is_wrong_usage() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"a\": s3cr3t}");

        K2gRun run = K2gRun.of("migrate", broken.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("The configuration is no JSON (line 1, column 7).")
                .doesNotContain("s3cr3t");
        assertThat(K2gRun.of("migrate", folder.resolve("none").toString()).err())
                .contains("There is no file");
        assertThat(K2gRun.of("migrate").exitCode()).isEqualTo(2);
    }
}
