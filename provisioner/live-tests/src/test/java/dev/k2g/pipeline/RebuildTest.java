package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.plan.Change;
import dev.k2g.plan.Permission;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.validate.DisposableTarget;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two connectors of one recipe: one writes goals, the other matches them and writes results. */
@ExtendWith(SharedStack.class)
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GOALS = "MERGE (g:RbGoal {id: event.id})";
    private static final String RESULTS =
            "MATCH (g:RbGoal {id: event.goal}) MERGE (r:RbResult {id: event.id})" + " MERGE (r)<-[:RB_HAS]-(g)";

    private final Endpoints endpoints;
    private final Path folder;

    RebuildTest(Endpoints endpoints, @TempDir Path folder) {
        this.endpoints = endpoints;
        this.folder = folder;
    }

    @Test
    void takes_away_what_connectors_wrote_has_it_delivered_again_and_leaves_the_rest() throws Exception {
        apply(GOALS, RESULTS);
        send("rb-goals", "{\"id\": 1}", "{\"id\": 2}");
        try (Pipeline pipeline = pipeline(GOALS, RESULTS)) {
            pipeline.awaitCaughtUp(PATIENCE);
            pipeline.graph().query("MATCH (g:RbGoal {id: 1}) SET g.note = 'by hand'", Map.of());
        }
        send("rb-results", "{\"id\": 7, \"goal\": 1}", "{\"id\": 8, \"goal\": 2}");
        assertThat(graph("g.note + ''")).containsExactly("by hand", "null");

        List<Change> results = apply(GOALS, RESULTS + " SET r.seen = true");

        assertThat(graph("coalesce(g.note, '') + r.seen")).containsExactly("by handtrue", "true");
        assertThat(results)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.deletion().orElseThrow().nodes()).isEqualTo(Map.of("RbResult", 2L)));

        List<Change> goals = apply(GOALS + " SET g.seen = true", RESULTS + " SET r.seen = true");

        assertThat(graph("g.note + ''")).containsExactly("null", "null");
        assertThat(graph("g.seen AND r.seen")).containsExactly("true", "true");
        assertThat(goals)
                .singleElement()
                .satisfies(change -> assertThat(change.deletion().orElseThrow().nodes())
                        .isEqualTo(Map.of("RbGoal", 2L, "RbResult", 2L)))
                .satisfies(change -> assertThat(change.notes())
                        .contains("These share what is deleted, and deliver all of their records again after it:"
                                + " connector rb-results-sink."));
        try (Pipeline pipeline = pipeline(GOALS, RESULTS)) {
            assertThatThrownBy(() -> DisposableTarget.requireClearable(
                            pipeline.graph(), pipeline.recipe().onlyConnectors("rb-results-sink"::equals)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("2 RbGoal");
            pipeline.managed().destroy(true, plan -> {}, Deadline.in(PATIENCE), change -> {});
            pipeline.graph().query("MATCH (n) WHERE n:RbGoal OR n:RbResult DETACH DELETE n", Map.of());
        }
    }

    private List<String> graph(String expression) {
        try (Pipeline pipeline = pipeline(GOALS, RESULTS)) {
            pipeline.awaitCaughtUp(PATIENCE);
            return pipeline
                    .graph()
                    .query(
                            "MATCH (g:RbGoal)-[:RB_HAS]->(r:RbResult) RETURN " + expression + " AS it ORDER BY g.id",
                            Map.of())
                    .rows()
                    .stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList();
        }
    }

    private List<Change> apply(String goals, String results) {
        try (Pipeline pipeline = pipeline(goals, results)) {
            return pipeline.managed()
                    .apply(Set.of(Permission.DELETE), Deadline.in(PATIENCE), change -> {})
                    .pending();
        }
    }

    private void send(String topic, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                KafkaProperties.of(endpoints.kafka()), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private Pipeline pipeline(String goals, String results) {
        try {
            Files.writeString(folder.resolve("recipe.yaml"), """
                    apiVersion: k2g.dev/v1alpha1
                    name: rb
                    topics:
                      goals: {name: rb-goals, partitions: 1}
                      results: {name: rb-results, partitions: 1}
                    connectors:
                      rb-goals-sink:
                        plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                        consumes: {goals: {cypher: goals.cypher}}
                        onMappingChange: rebuild
                      rb-results-sink:
                        plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                        consumes: {results: {cypher: results.cypher}}
                        onMappingChange: rebuild
                    """);
            Files.writeString(folder.resolve("goals.cypher"), goals);
            Files.writeString(folder.resolve("results.cypher"), results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Pipeline.open(RecipeReader.read(folder, Map.of()), endpoints);
    }
}
