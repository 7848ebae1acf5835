package dev.k2g.cli;

import dev.k2g.deadline.Deadline;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g down}. */
@ExtendWith(RunningRecipe.class)
@Order(RunningRecipe.FORGETS_EVERYTHING)
class DownCommandsTest {

    private final RecipeCopy recipe;

    DownCommandsTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void down_stops_and_forgets() {
        // one server is enough to be stopped
        recipe.target().start(List.of("kafka"), Deadline.in(Duration.ofMinutes(1)), line -> {});
        assertThat(recipe.k2g("status").out()).containsPattern("(?m)^kafka +running");

        K2gRun down = recipe.k2g("down", "--purge");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(recipe.folder().resolve(".k2g")).doesNotExist();
        assertThat(recipe.k2g("status").out()).containsPattern("(?m)^kafka +stopped");
        K2gRun query = recipe.k2g("query", "canoeing");
        assertThat(query.exitCode()).isEqualTo(6);
        assertThat(query.err()).contains("is not running.", "Start it with k2g --recipe ");
    }
}
