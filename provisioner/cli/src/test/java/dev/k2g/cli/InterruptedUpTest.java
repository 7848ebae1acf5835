package dev.k2g.cli;

import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.ServerStatus.State;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.local.LocalTarget;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@code k2g up} that is interrupted. */
@ExtendWith(RunningRecipe.class)
@Order(RunningRecipe.STOPS_THE_SERVERS)
class InterruptedUpTest {

    private final RecipeCopy recipe;

    InterruptedUpTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void an_up_that_is_interrupted_while_it_applies_leaves_nothing_running() throws Exception {
        LocalTarget target = recipe.target();
        target.end("connect", StopMode.IN_ORDER); // a stack that does not run as a whole is started, and stopped again
        Path err = recipe.folder().resolve("up.err");

        try (RecipeCopy.Edit edit = recipe.edit("partitions: 1, tasks: 1", "partitions: 2, tasks: 2")) {
            Process up = K2gProcess.start(recipe, err, "up");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> Files.readString(err).contains("topic meetup-member-group-topic"));
            K2gProcess.terminate(up);

            assertThat(up.waitFor()).as(Files.readString(err)).isEqualTo(K2gProcess.TERMINATED);
        }
        assertThat(Files.readString(err)).contains("Interrupted").doesNotContain("\tat ");
        assertThat(target.status()).extracting(ServerStatus::state).containsOnly(State.STOPPED);
    }
}
