package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g replay}, and {@code k2g stream serve} that it reads from. */
@ExtendWith(RunningRecipe.class)
class ReplayCommandsTest {

    private final RecipeCopy recipe;

    ReplayCommandsTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void replay_reads_standard_input_and_fails_when_nothing_of_it_can_be_sent(@TempDir Path folder) throws IOException {
        Path rejects = folder.resolve("rejects.ndjson");
        K2gRun run = K2gRun.in(
                Map.of("K2G_RECIPE", recipe.folder().toString()),
                "this is no JSON\n\n",
                "replay",
                "-",
                "--rejects",
                rejects.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo("2 lines = 0 messages + 1 blank + 1 rejected; 0 records = 0 sent + 0 rejected.\n"
                        + "        1 × no JSON: Unrecognized token 'this': was expecting (JSON String, Number, Array,"
                        + " Object or token 'null', 'true' or 'false') (character 1)\n"
                        + "What was rejected, and why, is in " + rejects + ".\n");
        assertThat(run.err())
                .contains("The replay of feed rsvps has sent nothing: all was rejected, 1 line", "[K2G-311]");
        assertThat(Files.readString(rejects)).contains("this is no JSON");
    }

    @Test
    void replay_takes_the_recording_of_the_feed_and_no_more_rejects_than_allowed() throws IOException {
        K2gRun run = recipe.k2g("replay", "--max-rejects", "1%", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        JsonNode sums = run.document();
        assertThat(sums.path("lines").asInt()).isEqualTo(192);
        assertThat(sums.path("sent").asInt()).isEqualTo(2197);
        assertThat(sums.path("reasons").get(0).path("count").asInt()).isEqualTo(38);
        assertThat(sums.path("shortfall").path("code").asText()).isEqualTo("K2G-312");
        assertThat(run.err()).contains("has rejected 0 of 188 lines and 38 of 2,235 records; --max-rejects is 1%.");
    }

    @Test
    void a_stream_that_is_never_reached_is_told_as_what_it_is() {
        K2gRun run = recipe.k2g("replay", "http://127.0.0.1:1/rsvps", "--for", "1s");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(6);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Nothing could be read of http://127.0.0.1:1/rsvps: ", "[K2G-601]");
    }

    @Test
    void a_replay_that_is_told_to_stop_ends_in_order_with_its_sums() throws Exception {
        Path progress = recipe.folder().resolve("progress");
        Process replay = K2gProcess.start(recipe, progress, "replay", "-");
        String message =
                Files.readAllLines(recipe.folder().resolve("rsvps.ndjson")).get(0);
        replay.getOutputStream().write((message + "\n").getBytes(UTF_8));
        replay.getOutputStream().flush();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(progress).matches("(?s).* [1-9]\\d* records sent.*"));

        K2gProcess.terminate(replay);

        assertThat(new String(replay.getInputStream().readAllBytes(), UTF_8))
                .startsWith("1 line = 1 message + 0 blank + 0 rejected; ");
        assertThat(replay.waitFor()).isEqualTo(K2gProcess.TERMINATED);
    }

    @Test
    void replay_reads_what_stream_serve_serves() throws Exception {
        String recording = recipe.folder().resolve("rsvps.ndjson").toString();
        String options = "--port 0 --rate 500 --repeat --break-after 30";
        try (LastingRun serve = LastingRun.start(recipe, ("stream serve " + recording + " " + options).split(" "))) {
            Awaitility.await().until(() -> serve.out().endsWith("\n"));
            String address = serve.out().strip();

            K2gRun replay = recipe.k2g("replay", address, "--limit", "60", "--for", "30s", "-o", "json");
            K2gRun served = serve.interrupt();

            assertThat(replay.exitCode()).as(replay.err()).isZero();
            JsonNode sums = replay.document();
            assertThat(sums.path("messages").asInt()).isEqualTo(60);
            assertThat(sums.path("rejectedLines").asInt()).isPositive();
            assertThat(replay.err()).contains("Connecting to the stream again");
            assertThat(served.exitCode()).isEqualTo(130);
            assertThat(served.err()).contains("is gone after 30 messages");
        }
    }
}
