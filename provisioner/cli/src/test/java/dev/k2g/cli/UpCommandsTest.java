package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g up} and its report. */
@ExtendWith(RunningRecipe.class)
class UpCommandsTest {

    private final RecipeCopy recipe;
    private final K2gRun firstUp;

    UpCommandsTest(RecipeCopy recipe, K2gRun firstUp) {
        this.recipe = recipe;
        this.firstUp = firstUp;
    }

    @Test
    void up_reports_the_whole_run_as_one_document() throws IOException {
        assertThat(firstUp.exitCode()).as(firstUp.err()).isZero();
        JsonNode report = firstUp.document();
        assertThat(report.path("target").asText()).isEqualTo("local");
        assertThat(report.path("changes"))
                .hasSize(5)
                .allMatch(change -> change.path("operation").asText().equals("CREATE"));
        JsonNode replay = report.path("replay");
        assertThat(replay.path("messages").asInt()).isPositive();
        assertThat(replay.path("lines").asInt())
                .isEqualTo(replay.path("messages").asInt()
                        + replay.path("blank").asInt()
                        + replay.path("rejectedLines").asInt());
        assertThat(report.path("sink").path("delivered").asInt())
                .isPositive()
                .isEqualTo(replay.path("sent").asInt());
        assertThat(report.path("sink").path("plugin").asText()).isEqualTo("stand-in");
        assertThat(report.path("queries").path("canoeing"))
                .extracting(row -> row.path("group_topic_name").asText() + " "
                        + row.path("count").asInt())
                .containsExactly("Outdoors 6", "Kayaking 5", "Hiking 4", "Adventure 3");
        assertThat(report.path("seconds").path("total").asDouble()).isPositive();
    }

    @Test
    void one_line_says_that_the_stand_in_runs_and_why() {
        assertThat(firstUp.err().lines().filter(line -> line.startsWith("Sink: ")))
                .singleElement()
                .asString()
                .startsWith("Sink: the stand-in, as neo4j/kafka-connect-neo4j:5.5.2 cannot be had: ");
    }

    @Test
    void up_fails_when_every_record_became_a_dead_letter_and_says_why() throws IOException {
        Path bad = recipe.folder().resolve("bad.ndjson");
        Files.writeString(bad, """
                {"member": {"member_id": 1}, "event": {"time": {"no": 1}}, "group": {"group_topics": [{"topic_name": "A"}]}}
                """);

        K2gRun up = recipe.k2g("up", "--recording", bad.toString(), "-o", "json");

        assertThat(up.exitCode()).as(up.err()).isEqualTo(1);
        assertThat(up.err())
                .contains("Nothing was delivered: the only record became a dead letter in topic meetup-neo4j-dlq. Why"
                        + " (meetup-member-group-topic-0, offset ");
        JsonNode report = up.document();
        assertThat(report.path("sink").path("deadLettered").asInt()).isEqualTo(1);
        assertThat(report.path("sink").path("expired").asInt(-1)).isZero();
        assertThat(report.path("problems").path(0).path("code").asText()).isEqualTo("K2G-411");
        assertThat(recipe.k2g("status", "-o", "json")
                        .document()
                        .path("connectors")
                        .path(0)
                        .path("deadLettered")
                        .asInt())
                .isPositive();
    }

    @Test
    void up_again_changes_nothing_and_shows_the_answer_as_a_table() throws IOException {
        String before = recipe.counts();

        K2gRun again = recipe.k2g("up", "--limit", "100");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out())
                .contains("Changes   none, 5 resources as the recipe says")
                .contains("| \"Outdoors\"       | 6     |\n")
                .containsPattern("Up after [\\d.]+ s: start");
        assertThat(recipe.counts()).isEqualTo(before);
    }

    @Test
    void up_does_not_repeat_what_it_has_replayed() throws IOException {
        K2gRun again = recipe.k2g("up", "-o", "json");

        assertThat(again.exitCode()).as(again.err()).isZero();
        JsonNode report = again.document();
        assertThat(report.path("replay").path("lines").asInt()).isZero();
        assertThat(report.path("sums"))
                .allMatch(sum ->
                        sum.path("total").asInt() == 0 && sum.path("holds").asBoolean());
        assertThat(report.path("skipped"))
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.path("sent").asInt())
                        .isEqualTo(
                                firstUp.document().path("replay").path("sent").asInt()));
        assertThat(report.path("queries").path("canoeing")).hasSize(4);
        assertThat(again.err()).contains("Not replayed: feed rsvps", " up --again");
    }

    @Test
    void start_applies_and_replays_nothing() {
        K2gRun start = recipe.k2g("start");

        assertThat(start.exitCode()).as(start.err()).isZero();
        assertThat(start.out())
                .contains("Neo4j     neo4j+s://", "Changes   none, 5 resources as the recipe says")
                .containsPattern("Started after [\\d.]+ s: start")
                .doesNotContain("Sums", "canoeing");
        assertThat(start.err()).doesNotContain("eplay");
    }
}
