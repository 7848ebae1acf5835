package dev.k2g.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g plan}, {@code k2g apply} and {@code k2g validate}. */
@ExtendWith(RunningRecipe.class)
class PlanCommandsTest {

    private final RecipeCopy recipe;

    PlanCommandsTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void plan_says_whether_something_is_to_change() throws IOException {
        K2gRun converged = recipe.k2g("plan", "--fail-on-changes");
        assertThat(converged).isEqualTo(new K2gRun(0, "Nothing to change: 5 resources as the recipe says.\n", ""));

        try (RecipeCopy.Edit edit = recipe.edit("tasks: 1", "tasks: 2")) {
            K2gRun pending = recipe.k2g("plan", "--fail-on-changes");
            assertThat(pending.exitCode()).isEqualTo(3);
            assertThat(pending.out()).isEqualTo("""
                            ~ connector meetup-neo4j
                                tasks.max: 1 -> 2

                            Plan: 1 to update, 4 unchanged.
                            """);
            assertThat(recipe.k2g("plan").exitCode()).isZero();
        }
    }

    @Test
    void a_plan_that_apply_would_refuse_ends_as_apply_does() throws IOException {
        try (RecipeCopy.Edit edit =
                recipe.edit("meetup-neo4j-dlq\"}", "meetup-neo4j-dlq\", config: {no.such.key: 1}}")) {
            K2gRun plan = recipe.k2g("plan");

            assertThat(plan.exitCode()).as(plan.out() + plan.err()).isEqualTo(2);
            assertThat(plan.out()).contains("Apply refuses it: 1 change cannot be made.");
            assertThat(recipe.k2g("plan", "--fail-on-changes").exitCode()).isEqualTo(2);
            assertThat(recipe.k2g("apply").exitCode()).isEqualTo(2);
        }
    }

    @Test
    void apply_carries_out_what_plan_shows() throws IOException {
        try (RecipeCopy.Edit edit = recipe.edit("tasks: 1", "tasks: 2")) {
            K2gRun applied = recipe.k2g("apply");
            assertThat(applied)
                    .isEqualTo(new K2gRun(0, "Applied: 1 updated, 4 unchanged.\n", "~ connector meetup-neo4j\n"));
        }
        assertThat(recipe.k2g("apply").exitCode()).isZero();
        assertThat(recipe.k2g("plan", "--fail-on-changes").exitCode()).isZero();
    }

    @Test
    void validate_finds_nothing_in_what_runs_and_the_servers_findings_at_their_places() throws IOException {
        assertThat(recipe.k2g("validate")).isEqualTo(new K2gRun(0, "Nothing found.\n", ""));

        try (RecipeCopy.Edit edit = recipe.cypher("MERGE (m:MemberId {member_id: event.member_id})\nSET x.y = 1\n")) {
            K2gRun run = recipe.k2g("validate");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out())
                    .contains("rsvps.cypher:2:5: error K2G-201: The Cypher of connector meetup-neo4j, topic rsvps");
        }
    }
}
