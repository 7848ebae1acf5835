package dev.k2g.cli;

import dev.k2g.target.ServerStatus;
import dev.k2g.target.ServerStatus.State;
import dev.k2g.target.local.LocalTarget;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptedUpTest {

    @Test
    void an_up_that_is_interrupted_while_it_applies_leaves_nothing_running() throws Exception {
        RecipeCopy recipe = RecipeCopy.in(
                Path.of("target", "interrupted-" + ProcessHandle.current().pid())
                        .toAbsolutePath());
        LocalTarget target = new LocalTarget(recipe.folder().resolve(".k2g"));
        Runtime.getRuntime().addShutdownHook(new Thread(target::kill, "kill-interrupted-stack"));
        Path err = recipe.folder().resolve("err");

        Process up = K2gProcess.start(recipe, err, "up");
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> Files.readString(err).contains("topic meetup-member-group-topic"));
        K2gProcess.terminate(up);

        assertThat(up.waitFor()).isEqualTo(K2gProcess.TERMINATED);
        assertThat(Files.readString(err)).contains("Interrupted").doesNotContain("\tat ");
        assertThat(target.status()).extracting(ServerStatus::state).containsOnly(State.STOPPED);
        target.purge();
    }
}
