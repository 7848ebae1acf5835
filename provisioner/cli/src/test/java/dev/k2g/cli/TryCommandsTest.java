package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g try}. */
@ExtendWith(RunningRecipe.class)
class TryCommandsTest {

    private final RecipeCopy recipe;

    TryCommandsTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void try_shows_what_a_message_would_write_and_writes_nothing() throws IOException {
        String before = recipe.counts();
        String message = """
                {"member": {"member_id": 4711}, "event": {"time": 1627200000000},
                 "group": {"group_topics": [{"topic_name": "Kayaking"}, {"topic_name": "Yodelling"}]}}
                """;

        K2gRun run = K2gRun.in(Map.of("K2G_RECIPE", recipe.folder().toString()), message, "try", "--event", "-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                2 records for meetup-member-group-topic
                  1  {"member_id":4711,"time":1627200000000,"group_topic_name":"Kayaking"}
                  2  {"member_id":4711,"time":1627200000000,"group_topic_name":"Yodelling"}

                Connector meetup-neo4j
                  | +nodes         | 2 |
                  | +properties    | 4 |
                  | +relationships | 2 |
                  created  (:GroupTopicName {group_topic_name: "Yodelling"})
                  created  (:MemberId {member_id: 4711})
                  matched  (:GroupTopicName {group_topic_name: "Kayaking"})
                  created  (:MemberId {member_id: 4711})-[:RSVP {time: 1627200000000}]->(:GroupTopicName {group_topic_name: "Kayaking"})
                  created  (:MemberId {member_id: 4711})-[:RSVP {time: 1627200000000}]->(:GroupTopicName {group_topic_name: "Yodelling"})
                """);
        assertThat(run.err()).isEqualTo("Nothing was written: it is rolled back.\n");
        assertThat(recipe.counts()).isEqualTo(before);
    }

    @Test
    void try_tells_what_is_rejected_and_what_would_become_a_dead_letter() throws IOException {
        String message = "{\"member\": {\"member_id\": 1}, \"group\": {\"group_topics\": [{\"topic_name\": \"A\"}]}}";
        String record = "{\"member_id\": 1, \"time\": null, \"group_topic_name\": \"A\"}";

        K2gRun rejected = recipe.k2g("try", "--event", message);
        K2gRun refused = recipe.k2g("try", "--event", record, "--topic", "rsvps", "-o", "json");

        assertThat(rejected.exitCode()).isZero();
        assertThat(rejected.out()).endsWith("would be rejected: the required field time is null\n");
        assertThat(refused.exitCode()).isZero();
        JsonNode sink = refused.document().path("sinks").path(0);
        assertThat(sink.path("deadLetters").asBoolean()).isTrue();
        assertThat(sink.path("refused").path(0).path("record").asInt()).isEqualTo(1);
        assertThat(sink.path("refused").path(0).path("reason").asText()).contains("null property value for 'time'");
        assertThat(sink.path("sideEffects")).isEmpty();

        String blankHeader =
                "{\"headers\": {\"h\": \"\"}, \"value\": {\"member_id\": 1, \"time\": 1, \"group_topic_name\": \"A\"}}";
        K2gRun unreadable = recipe.k2g("try", "--event", blankHeader, "--topic", "rsvps");
        assertThat(unreadable.exitCode()).isZero();
        assertThat(unreadable.out()).contains("A header is blank").doesNotContain("created");
    }

    @Test
    void try_says_where_the_cypher_or_the_event_is_wrong() throws IOException {
        Path cypher = recipe.folder().resolve("rsvps.cypher");
        try (RecipeCopy.Edit edit = recipe.cypher("MERGE (m:MemberId {member_id: event.member_id})\nSTE m.x = 1\n")) {
            K2gRun wrong = recipe.k2g("try", "--event", "{}", "--topic", "rsvps");
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains(cypher + ":2:1: The Cypher of connector meetup-neo4j, topic rsvps");
        }
        assertThat(recipe.k2g("try", "--event", "[1").err()).contains("The message cannot be read: ");
        assertThat(recipe.k2g("try", "--event", "{}", "--topic", "nope").err()).contains("Its topics are: rsvps");
        assertThat(recipe.k2g("try", "--event", "{}", "--topic", "deadLetters").err())
                .contains("No connector of the recipe reads the topic deadLetters.");
    }
}
