package dev.k2g.cli;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.state.StateTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g cleanup}, and a verification that leaves it nothing to do. */
@ExtendWith(RunningRecipe.class)
@Order(RunningRecipe.CLEARS_THE_GRAPH)
class CleanupCommandsTest {

    private final RecipeCopy recipe;
    private final Endpoints endpoints;

    CleanupCommandsTest(RecipeCopy recipe, Endpoints endpoints) {
        this.recipe = recipe;
        this.endpoints = endpoints;
    }

    @Test
    void cleanup_takes_away_what_an_aborted_run_left_and_nothing_else() {
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            Set<String> before = kafka.topics().names();
            String left = "verify-0badcafe-left";
            String state = StateTopic.nameFor("verify-0badcafe-recipe");
            List.of(left, state)
                    .forEach(name -> kafka.topics()
                            .create(new TopicSpec(
                                    name, name, OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.JSON)));

            assertThat(recipe.k2g("cleanup", "--dry-run"))
                    .isEqualTo(new K2gRun(
                            0,
                            "- topic " + state + "\n- topic " + left
                                    + "\n\n0 connectors and 2 topics would be deleted.\n",
                            ""));
            assertThat(recipe.k2g("cleanup").out()).endsWith("0 connectors and 2 topics deleted.\n");

            assertThat(recipe.k2g("cleanup").out()).isEqualTo("Nothing is left of scenarios.\n");
            assertThat(kafka.topics().names()).isEqualTo(before);
        }
    }

    @Test
    void cleanup_takes_away_more_than_it_deletes_in_one_call() {
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            Set<String> before = kafka.topics().names();
            kafka.topics()
                    .create(IntStream.range(0, 101)
                            .mapToObj(i -> "verify-0badcafe-" + i)
                            .map(name -> new TopicSpec(
                                    name, name, OptionalInt.of(1), Map.of(), DataFormat.NONE, DataFormat.JSON))
                            .toList());
            Awaitility.await().until(() -> scenariosTopics(kafka) == 101);

            assertThat(recipe.k2g("cleanup").out()).endsWith("0 connectors and 101 topics deleted.\n");

            assertThat(kafka.topics().names()).isEqualTo(before);
        }
    }

    @Test
    void a_verify_here_that_is_interrupted_leaves_nothing_of_its_scenarios() throws Exception {
        Path feature = Files.writeString(recipe.folder().resolve("hangs.feature"), """
                Feature: Hangs
                  Scenario: One that leaves its connector to the next
                    Given the recipe is applied
                  Scenario: One that waits for what never comes
                    Given the recipe has the parameters:
                      | partitions | 2 |
                    And the recipe is applied
                    Then the connector meetup-neo4j should fail because of:
                      \"""
                      nothing
                      \"""
                """);
        try (LastingRun verify = LastingRun.start(recipe, "verify", "--here", feature.toString());
                Kafka kafka = Kafka.connect(endpoints.kafka())) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> scenariosTopics(kafka) == 4);
            K2gRun interrupted = verify.interrupt();

            assertThat(interrupted.exitCode()).as(interrupted.toString()).isEqualTo(130);
        }
        assertThat(recipe.k2g("cleanup", "--dry-run").out()).isEqualTo("Nothing is left of scenarios.\n");
        assertThat(recipe.k2g("plan", "--fail-on-changes").exitCode()).isZero();
    }

    private static long scenariosTopics(Kafka kafka) {
        return kafka.topics().names().stream()
                .filter(name -> name.startsWith("verify-"))
                .count();
    }
}
