package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g peek} and {@code k2g query}. */
@ExtendWith(RunningRecipe.class)
class QueryCommandsTest {

    private final RecipeCopy recipe;

    QueryCommandsTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void peek_takes_the_logical_and_the_real_name() throws IOException {
        K2gRun logical = recipe.k2g("peek", "rsvps", "--limit", "2");
        K2gRun real = recipe.k2g("peek", "meetup-member-group-topic", "--limit", "2");
        JsonNode json = new ObjectMapper()
                .readTree(recipe.k2g("peek", "rsvps", "--limit", "1", "-o", "json")
                        .out());

        assertThat(logical.exitCode()).isZero();
        assertThat(logical).isEqualTo(real);
        assertThat(logical.out().lines()).hasSize(3).first().isEqualTo("PARTITION  OFFSET  VALUE");
        assertThat(json.path(0).path("value").path("member_id").isIntegralNumber())
                .isTrue();
    }

    @Test
    void peek_of_a_topic_that_is_not_there_names_those_that_are() {
        K2gRun run = recipe.k2g("peek", "nonsense");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no topic nonsense.", "meetup-member-group-topic", "rsvps");
    }

    @Test
    void query_runs_the_recipes_queries_and_any_cypher() {
        assertThat(recipe.k2g("query", "--cypher", "RETURN 1 AS one, 'a' AS text")
                        .out())
                .isEqualTo("""
                        +------------+
                        | one | text |
                        +------------+
                        | 1   | "a"  |
                        +------------+

                        1 row
                        """);
        assertThat(recipe.k2g("query", "canoeing").out()).contains("| \"Kayaking\"       | 5     |");
        assertThat(recipe.k2g("query", "kanu").exitCode()).isEqualTo(2);
    }

    @Test
    void bad_cypher_is_one_message_with_its_place() {
        K2gRun run = recipe.k2g("query", "--cypher", "RETRUN 1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("line 1").doesNotContain("\tat ");
    }
}
