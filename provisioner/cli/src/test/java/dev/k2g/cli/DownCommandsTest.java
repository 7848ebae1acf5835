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
    void kafka_alone_is_replayed_into_and_looked_at_and_down_stops_and_forgets_it() {
        // one server is enough to be stopped
        recipe.target().stop(Deadline.in(Duration.ofMinutes(1)), line -> {});
        recipe.target().start(List.of("kafka"), Deadline.in(Duration.ofMinutes(1)), line -> {});
        assertThat(recipe.k2g("status").out())
                .containsPattern("(?m)^kafka +running")
                .containsPattern("(?m)^neo4j +stopped");

        assertThat(recipe.k2g("env").out()).contains("export BROKER_ENDPOINT='", "export NEO4J_URI='");
        String recording = recipe.folder().resolve("rsvps.ndjson").toString();
        K2gRun replay = recipe.k2g("replay", recording, "--limit", "1");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        K2gRun peek = recipe.k2g("peek", "rsvps", "--limit", "1");
        assertThat(peek.exitCode()).as(peek.err()).isZero();
        assertThat(peek.out()).contains("member_id");
        assertThat(recipe.k2g("query", "canoeing").exitCode()).isEqualTo(6);

        K2gRun down = recipe.k2g("down", "--purge");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(recipe.folder().resolve(".k2g")).doesNotExist();
        assertThat(recipe.k2g("status").out()).containsPattern("(?m)^kafka +stopped");
        K2gRun query = recipe.k2g("query", "canoeing");
        assertThat(query.exitCode()).isEqualTo(6);
        assertThat(query.err()).contains("is not running.", "Start it with k2g --recipe ");
    }
}
