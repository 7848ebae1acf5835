package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.Kafka;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g verify --here}. */
@ExtendWith(RunningRecipe.class)
@Order(RunningRecipe.CLEARS_THE_GRAPH)
class VerifyCommandsTest {

    private final RecipeCopy recipe;
    private final Endpoints endpoints;

    VerifyCommandsTest(RecipeCopy recipe, Endpoints endpoints) {
        this.recipe = recipe;
        this.endpoints = endpoints;
    }

    @Test
    void verify_here_tells_which_scenarios_fail_and_leaves_the_stack_as_it_was() throws IOException {
        Path feature = Files.writeString(recipe.folder().resolve("two.feature"), """
                Feature: Two

                  @good
                  Scenario: One that holds
                    Given an empty graph
                    When executing query:
                      \"""
                      CREATE (:MemberId {member_id: 1})
                      \"""
                    Then the side effects should be:
                      | +nodes      | 1 |
                      | +labels     | 1 |
                      | +properties | 1 |

                  Scenario: One that does not
                    When executing query:
                      \"""
                      RETURN 1 AS one
                      \"""
                    Then the result should be, in any order:
                      | one |
                      | 2   |
                """);
        Path junit = recipe.folder().resolve("reports/junit.xml");

        K2gRun both = recipe.k2g("verify", "--here", feature.toString(), "--junit", junit.toString());
        K2gRun good = recipe.k2g("verify", "--here", feature.toString(), "--tags", "@good", "-o", "json");

        assertThat(both.exitCode()).as(both.err()).isEqualTo(5);
        assertThat(both.out())
                .contains("Two  ", "  ✓ One that holds  ", "  ✗ One that does not  ")
                .contains("line 20: Then the result should be, in any order:\n")
                .contains("Failed: target/" + recipe.folder().getFileName()
                        + "/two.feature:15\n2 scenarios: 1 passed, 1 failed, in ")
                .contains("On target local: ");
        assertThat(junit).content().contains("One that does not", "<failure");
        assertThat(recipe.folder().resolve(".k2g-verify/features.html")).isNotEmptyFile();
        assertThat(good.exitCode()).as(good.err()).isZero();
        JsonNode document = good.document();
        assertThat(document.path("passed").asInt()).isEqualTo(1);
        assertThat(document.path("servers").path("kafka").asText()).startsWith("4.");
        assertThat(document.path("sink").asText()).isNotEmpty();
        assertThat(document.path("connectorsUsedAgain").asInt(-1)).isZero();
        assertThat(both.err()).containsAnyOf("The graph is cleared: ", "The graph is empty\n");
        assertThat(recipe.k2g("plan", "--fail-on-changes").exitCode()).isZero();
        assertThat(both.err())
                .contains("The graph is empty now; k2g --recipe " + recipe.folder() + " up fills it again.");
        JsonNode up = recipe.k2g("up", "-o", "json").document();
        assertThat(up.path("skipped")).isEmpty();
        assertThat(up.path("graph").path("nodes").path("MemberId").asInt()).isPositive();
    }

    @Test
    void scenarios_on_a_stack_that_runs_share_their_connector_unless_one_changes_it() throws IOException {
        String bad = """
                    And a record is sent to the topic rsvps:
                      \"""
                      no JSON
                      \"""
                    And the sink has caught up
                    Then the dead letter topic should hold, in any order:
                      | __value   | __offset | __header.__connect.errors.offset |
                      | 'no JSON' | 0        | '0'                              |
                """;
        Path feature = Files.writeString(recipe.folder().resolve("shared.feature"), """
                Feature: Shared
                  Scenario: One that makes it
                    Given the recipe is applied
                BAD
                  Scenario: One that finds it, without what was there
                    Given the recipe is applied
                BAD
                  Scenario: One that finds it and changes its topic, which the recipe does not speak of
                    Given the recipe is applied
                    And somebody sets retention.ms of the topic rsvps to 600000
                  Scenario: One that makes another, and stops it
                    Given the recipe is applied
                    And the connector meetup-neo4j is configured with:
                      | tasks.max | 2 |
                  Scenario: One that makes another
                    Given the recipe is applied
                BAD
                """.replace("BAD\n", bad));
        try (Kafka kafka = Kafka.connect(endpoints.kafka())) {
            Set<String> before = kafka.topics().names();
            K2gRun text = recipe.k2g("verify", "--here", feature.toString());

            assertThat(text.exitCode()).as(text.out() + text.err()).isZero();
            assertThat(text.out()).contains("\nScenarios shared connectors: 2 did not have to be made.\n");
            assertThat(recipe.k2g("cleanup").out()).isEqualTo("Nothing is left of scenarios.\n");
            assertThat(kafka.topics().names()).isEqualTo(before);
        }
    }

    @Test
    void why_a_record_became_a_dead_letter_stands_below_the_scenario_that_failed() throws IOException {
        Path feature = Files.writeString(recipe.folder().resolve("reason.feature"), """
                Feature: Reasons
                  Scenario: One that meets a bad record
                    Given the recipe is applied
                    And a record is sent to the topic rsvps:
                      \"""
                      no JSON
                      \"""
                    And the sink has caught up
                    Then the dead letter topic should be empty
                """);

        Path junit = recipe.folder().resolve("reports/reason.xml");
        String reason = "dead letter of meetup-member-group-topic-0, offset 0: DataException: Converting byte[]";

        K2gRun run = recipe.k2g("verify", "--here", feature.toString(), "--junit", junit.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
        assertThat(run.out()).contains(reason);
        assertThat(junit)
                .content()
                .contains(reason, "reason.feature:9: Then the dead letter topic should be empty")
                .doesNotContain("\tat ");
    }

    @Test
    void what_up_would_refuse_and_what_the_recipe_does_not_have_fail_the_step_that_says_it() throws IOException {
        Path feature = Files.writeString(recipe.folder().resolve("refused.feature"), """
                Feature: Refused
                  Scenario: Cypher that up refuses
                    Given the Cypher of the topic rsvps is:
                      \"""
                      MERGE (m:MemberId {member_id: event.member_id)
                      \"""
                    And the recipe is applied
                  Scenario: A query that is not there
                    When executing the query canoing
                  Scenario: A topic that is not there
                    When peeking at the first 3 records of the topic rsvp
                  Scenario: Cypher that is wrong
                    When executing query:
                      \"""
                      RETURN one
                      \"""
                  Scenario: Sums that differ
                    Given the recipe is applied
                    And a record with the key 'u1' is sent to the topic rsvps:
                      \"""
                      no JSON
                      \"""
                    And the sink has caught up
                    Then the dead letter topic should hold, in any order:
                      | __key |
                      | 'u1'  |
                    And the sums should be:
                      | sent | delivered | dead-lettered |
                      | 0    | 1         | 1             |
                """);

        K2gRun run = recipe.k2g("verify", "--here", feature.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
        assertThat(run.out())
                .contains("line 7: And the recipe is applied\n", "topic rsvps is not valid: Invalid input")
                .contains(
                        "line 9: When executing the query canoing\n        The recipe meetup-rsvp has no query canoing.")
                .contains("line 11: When peeking at the first 3 records of the topic rsvp\n")
                .contains("line 13: When executing query:\n")
                .contains("line 27: And the sums should be:\n        The sums differ: delivered is 0 instead of 1.\n")
                .doesNotContain("Before or after the steps");
    }

    @Test
    void a_recipe_that_is_said_not_to_be_applied_is_looked_for() throws IOException {
        Path feature = Files.writeString(recipe.folder().resolve("applied.feature"), """
                Feature: Applied
                  Scenario: One that is wrong about it
                    Given the recipe is applied
                    And the recipe is not applied
                """);

        K2gRun run = recipe.k2g("verify", "--here", feature.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
        assertThat(run.out())
                .contains("line 4: And the recipe is not applied\n")
                .contains("The recipe should not be applied, but there are: topic ")
                .contains(", connector meetup-neo4j");
    }

    @Test
    void verify_here_refuses_a_graph_that_holds_something_else() {
        recipe.k2g("query", "--cypher", "CREATE (:Precious)");
        K2gRun run = recipe.k2g("verify", "--here");
        recipe.k2g("query", "--cypher", "MATCH (p:Precious) DELETE p");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("The graph would be cleared, but it has nodes that the recipe does not write: 1 Precious.");
    }

    @Test
    void verify_here_refuses_relationships_that_the_recipe_does_not_write() {
        recipe.k2g("query", "--cypher", "CREATE (:MemberId {member_id: -1})-[:TRUSTS]->(:MemberId {member_id: -2})");
        K2gRun run = recipe.k2g("verify", "--here");
        recipe.k2g("query", "--cypher", "MATCH (m:MemberId) WHERE m.member_id < 0 DETACH DELETE m");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("relationships that the recipe does not write: 1 TRUSTS.");
    }

    @Test
    void verify_here_leaves_nodes_alone_that_the_recipe_only_matches() throws IOException {
        recipe.k2g("query", "--cypher", "CREATE (:Goal {id: 1, name: 'by hand'})");
        K2gRun run;
        try (RecipeCopy.Edit edit = recipe.cypher(
                "MATCH (g:Goal {id: event.time}) MERGE (r:Result {goal: g.id})" + " MERGE (r)<-[:HAS_RESULT]-(g)")) {
            run = recipe.k2g("verify", "--here");
        }
        K2gRun goals = recipe.k2g("query", "--cypher", "MATCH (g:Goal) RETURN g.name");
        recipe.k2g("query", "--cypher", "MATCH (g:Goal) DELETE g");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nodes that the recipe does not write: ").contains("1 Goal");
        assertThat(goals.out()).contains("by hand");
    }

    @Test
    void verify_here_refuses_a_constraint_of_another_meaning_that_it_would_not_bring_back() {
        recipe.k2g("query", "--cypher", "DROP CONSTRAINT member_id_idx");
        recipe.k2g("query", "--cypher", "CREATE CONSTRAINT member_id_idx FOR (m:MemberId) REQUIRE m.name IS UNIQUE");
        K2gRun run = recipe.k2g("verify", "--here");
        recipe.k2g("query", "--cypher", "DROP CONSTRAINT member_id_idx");
        K2gRun apply = recipe.k2g("apply");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("constraints that are not the recipe's: member_id_idx.");
        assertThat(apply.exitCode()).as(apply.err()).isZero();
    }
}
