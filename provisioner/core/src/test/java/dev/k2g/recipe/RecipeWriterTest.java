package dev.k2g.recipe;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecipeWriterTest {

    private static final PluginSpec PLUGIN = new PluginSpec("neo4j/kafka-connect-neo4j", "5.5.2");

    private final Path folder;

    RecipeWriterTest(@TempDir Path directory) {
        this.folder = directory.resolve("meetup-rsvp");
    }

    @Test
    void writes_as_a_person_would() throws IOException {
        Recipe written = RecipeWriter.write(folder, Optional.empty(), TOPICS, CONSTRAINTS, List.of(CONNECTOR));

        assertThat(folder.resolve("recipe.yaml"))
                .hasContent("""
                # yaml-language-server: $schema=recipe.schema.json

                apiVersion: k2g.dev/v1alpha1
                name: meetup-rsvp

                topics:
                  rsvps: {name: meetup-member-group-topic, partitions: 2, key: {format: string}}
                  yes:
                    name: meetup-neo4j-dlq
                    config:
                      cleanup.policy: compact,delete
                      retention.ms: 604800000
                      max.message.bytes: 1048588

                graph:
                  constraints:
                    - {name: member_id_idx, kind: unique, node: MemberId, properties: [member_id]}
                    - name: a constraint of which so much is said that it would not fit on one line
                      kind: type
                      relationship: RSVP
                      properties: [time]
                      type: "LIST<INTEGER NOT NULL>"

                connectors:
                  meetup-neo4j:
                    plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2, dialect: legacy}
                    consumes:
                      rsvps: {cypher: rsvps.cypher}
                    deadLetters: yes
                    tasks: 2
                    onMappingChange: from-now
                    config:
                      neo4j.batch.size: 100
                      neo4j.encryption.enabled: true
                      transforms: "a \\\\ \\"quoted\\" one: # with ${file:/a:B}"
                """.replace("yes", "\"yes\"").replace("compact,delete", "\"compact,delete\"").replace(
                        "a constraint of which so much is said that it would not fit on one line",
                        "\"a constraint of which so much is said that it would not fit on one line\""));
        assertThat(folder.resolve("rsvps.cypher")).hasContent("MERGE (m:MemberId {member_id: event.member_id})\n");
        assertThat(folder.resolve("recipe.schema.json")).exists();
        assertThat(written.name()).isEqualTo("meetup-rsvp");
        assertThat(written.connectors().get("meetup-neo4j"))
                .usingRecursiveComparison()
                .ignoringFields("consumes")
                .isEqualTo(CONNECTOR);
    }

    @Test
    void each_statement_has_a_file_of_its_own() throws IOException {
        ConnectorSpec again = new ConnectorSpec(
                        "other",
                        PLUGIN,
                        Optional.empty(),
                        Map.of("rsvps", CypherStrategy.of("MATCH (n)\r\nSET n.x = 'a\r\nb'")),
                        Optional.empty(),
                        1,
                        OnMappingChange.REFUSE,
                        Map.of())
                .without(Set.of("neo4j.batch-size"))
                .in(WantedState.PAUSED);
        ConnectorSpec third = new ConnectorSpec(
                "Third",
                PLUGIN,
                Optional.empty(),
                Map.of("rsvps", CypherStrategy.of("RETURN 3")),
                Optional.empty(),
                1,
                OnMappingChange.REFUSE,
                Map.of());

        Recipe written =
                RecipeWriter.write(folder, Optional.of("Other"), TOPICS, List.of(), List.of(CONNECTOR, again, third));

        assertThat(written.name()).isEqualTo("Other");
        assertThat(folder.resolve("Third-rsvps.cypher")).hasContent("RETURN 3\n");
        assertThat(written.connectors().get("other")).isEqualTo(again);
    }

    @Test
    void a_folder_that_is_in_use_is_refused() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> RecipeWriter.write(folder, Optional.empty(), TOPICS, List.of(), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not empty: it holds notes.txt.");
    }

    private static final List<TopicSpec> TOPICS = List.of(
            new TopicSpec(
                    "rsvps",
                    "meetup-member-group-topic",
                    OptionalInt.of(2),
                    Map.of(),
                    DataFormat.STRING,
                    DataFormat.JSON),
            new TopicSpec(
                    "yes",
                    "meetup-neo4j-dlq",
                    OptionalInt.empty(),
                    ordered(
                            "cleanup.policy",
                            "compact,delete",
                            "retention.ms",
                            "604800000",
                            "max.message.bytes",
                            "1048588"),
                    DataFormat.NONE,
                    DataFormat.JSON));

    private static final List<ConstraintSpec> CONSTRAINTS = List.of(
            new ConstraintSpec(
                    "member_id_idx", Kind.UNIQUE, Entity.NODE, "MemberId", List.of("member_id"), Optional.empty()),
            new ConstraintSpec(
                    "a constraint of which so much is said that it would not fit on one line",
                    Kind.TYPE,
                    Entity.RELATIONSHIP,
                    "RSVP",
                    List.of("time"),
                    Optional.of("LIST<INTEGER NOT NULL>")));

    private static final ConnectorSpec CONNECTOR = new ConnectorSpec(
            "meetup-neo4j",
            PLUGIN,
            Optional.of(Dialect.LEGACY),
            Map.of("rsvps", CypherStrategy.of("MERGE (m:MemberId {member_id: event.member_id})")),
            Optional.of("yes"),
            2,
            OnMappingChange.FROM_NOW,
            ordered(
                    "neo4j.batch.size",
                    "100",
                    "neo4j.encryption.enabled",
                    "true",
                    "transforms",
                    "a \\ \"quoted\" one: # with ${file:/a:B}"));

    private static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
