package dev.k2g.recipe;

import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlReader;
import dev.k2g.yaml.YamlTree;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class MeetupRsvpRecipeTest {

    private static final Path FOLDER = Path.of("../../features/meetup-rsvp");

    @Test
    void the_first_recipe_is_read_whole() {
        Recipe recipe = RecipeReader.read(FOLDER, Map.of());

        assertThat(recipe.name()).isEqualTo("meetup-rsvp");
        assertThat(recipe.topics().keySet()).containsExactly("rsvps", "deadLetters");
        assertThat(recipe.topic("rsvps").name()).isEqualTo("meetup-member-group-topic");
        assertThat(recipe.topic("rsvps").partitions()).hasValue(1);
        assertThat(recipe.constraints()).hasSize(2);
        ConnectorSpec connector = recipe.connectors().values().iterator().next();
        assertThat(connector.deadLetters()).hasValue("deadLetters");
        assertThat(connector.statements().values()).singleElement().satisfies(cypher -> {
            assertThat(cypher.text()).startsWith("MERGE (m:MemberId").endsWith("->(g)");
            assertThat(cypher.file()).hasValue(FOLDER.resolve("rsvps.cypher"));
        });
        FeedSpec feed = recipe.feeds().values().iterator().next();
        assertThat(recipe.topicOf(feed)).isEqualTo(recipe.topic("rsvps"));
        assertThat(feed.recording()).hasValue(FOLDER.resolve("rsvps.ndjson"));
        assertThat(feed.map().file()).isEqualTo(Optional.of(FOLDER.resolve("rsvps.jq")));
        assertThat(feed.require()).containsExactly("member_id", "time", "group_topic_name");
        assertThat(recipe.queries().keySet()).containsExactly("canoeing");
    }

    @Test
    void parameters_change_names_and_counts() {
        Recipe recipe = RecipeReader.read(FOLDER, Map.of("prefix", "7-", "partitions", "3", "tasks", "2"));

        assertThat(recipe.topics().values())
                .extracting(TopicSpec::name)
                .containsExactly("7-meetup-member-group-topic", "7-meetup-neo4j-dlq");
        assertThat(recipe.topic("rsvps").partitions()).hasValue(3);
        assertThat(recipe.connectors().values())
                .extracting(ConnectorSpec::tasks)
                .containsExactly(2);
    }

    @Test
    void editors_find_the_schema_and_nothing_wrong_before_parameters_are_replaced() throws IOException {
        Path file = FOLDER.resolve("recipe.yaml");
        Problems problems = new Problems(file);
        String schema = Files.readAllLines(file).get(0).replace("# yaml-language-server: $schema=", "");

        YamlTree tree = YamlReader.read(FOLDER.resolve("recipe.yaml"), "the recipe", problems)
                .orElseThrow();
        RecipeReader.SCHEMA.check(tree, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(FOLDER.resolve(schema)).isRegularFile();
    }
}
