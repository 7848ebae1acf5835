package dev.k2g.features.verify;

import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is found wrong with feature files before any server starts. */
class FeatureRunTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void counts_the_scenarios_of_a_folder_a_file_a_line_and_tags() throws IOException {
        Path file = feature("""
                Feature: F
                  @a
                  Scenario: one
                    Given any graph
                  Scenario: two
                    Given the recipe is applied
                """);

        assertThat(run(folder.toString()).check()).isEqualTo(2);
        assertThat(run(file.toString()).check()).isEqualTo(2);
        assertThat(run(file + ":5").check()).isEqualTo(1);
        assertThat(new FeatureRun(List.of(file.toString()), "local", Optional.of("@a")).check())
                .isEqualTo(1);
    }

    @Test
    void leaves_out_what_does_not_suit_the_target() throws IOException {
        Path file = feature("""
                Feature: F
                  @local-only
                  Scenario: one
                    Given any graph
                  @breaks-servers
                  Scenario: two
                    Given any graph
                  @smoke
                  Scenario: three
                    Given any graph
                """);

        assertThat(scenarios(file, "local", Optional.empty())).isEqualTo(3);
        assertThat(scenarios(file, "docker", Optional.empty())).isEqualTo(2);
        assertThat(scenarios(file, "staging", Optional.empty())).isEqualTo(1);
        assertThat(scenarios(file, "docker", Optional.of("@smoke or @local-only")))
                .isEqualTo(1);
    }

    private static int scenarios(Path file, String target, Optional<String> tags) {
        return new FeatureRun(List.of(file.toString()), target, tags).check();
    }

    @Test
    void names_unknown_steps_and_what_was_probably_meant() throws IOException {
        Path file = feature("""
                Feature: F
                  Scenario: one
                    Given the recpie is applied
                    When somebody whistles a tune nobody knows
                    Then the topic a should be full
                """);

        assertThatThrownBy(run(file.toString())::check)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("""
                        %1$s:3: There is no step "the recpie is applied". Did you mean "the recipe is applied"?
                        %1$s:4: There is no step "somebody whistles a tune nobody knows".
                        %1$s:5: There is no step "the topic a should be full". Did you mean "the topic {name} should be empty"?""".formatted(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k2g has applied the recipe | the recipe is applied",
                "k2g applies the recipe | applying the recipe",
                "k2g applies the recipe and may delete | applying the recipe with --allow-delete",
                "k2g applies the recipe and may replace | applying the recipe with --allow-replace",
                "k2g plans the recipe | planning the recipe",
                "k2g destroys what the recipe made | destroying the recipe",
                "k2g imports what is there | importing what is there",
                "it should be refused, since Topic a has 3 partitions | it should be refused because of:",
            })
    void a_phrase_that_went_is_answered_with_one_that_came(String former, String now) throws IOException {
        Path old = feature("Feature: F\n  Scenario: one\n    When " + former + "\n");
        assertThatThrownBy(run(old.toString())::check)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(old + ":3: There is no step \"" + former + "\". Did you mean \"" + now + "\"?");

        String docString = now.endsWith(":") ? "      \"\"\"\n      text\n      \"\"\"\n" : "";
        Path current = feature("Feature: F\n  Scenario: one\n    When " + now + "\n" + docString);
        assertThat(run(current.toString()).check()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a tombstone with the key u1 is sent to the topic people",
                "a tombstone with the key 'u1' is sent to the topic 'people'",
                "a tombstone with the key 'u 1' is sent to the topic \"all people\"",
                "executing the query 'who knows whom'",
                "the connector 'my sink' is paused",
            })
    void names_and_keys_may_stand_in_quotes(String step) throws IOException {
        Path file = feature("Feature: F\n  Scenario: one\n    When " + step + "\n");

        assertThat(run(file.toString()).check()).isEqualTo(1);
    }

    @Test
    void tells_where_a_file_is_no_feature_file() throws IOException {
        Path file = feature("""
                Feature: F
                  Scenario: one
                    Given any graph
                    Whne executing query:
                """);

        assertThatThrownBy(run(file.toString())::check)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ":4:5: ");
    }

    @Test
    void a_scenario_without_steps_does_not_pass_for_one_that_holds() throws IOException {
        Path file = feature("""
                Feature: F
                  Scenario: one
                    Gievn any graph
                """);

        assertThatThrownBy(run(file.toString())::check)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ":2: The scenario has no step.");
    }

    @Test
    void refuses_to_run_nothing() throws IOException {
        Path file = feature("Feature: F\n");

        assertThatThrownBy(run(file.toString())::check).hasMessage("There is no scenario in " + file + ".");
        assertThatThrownBy(() -> run(folder.resolve("orders.feature") + ":12"))
                .hasMessage("There is no file or folder " + folder.resolve("orders.feature") + ".");
        assertThatThrownBy(() -> new FeatureRun(List.of(file.toString()), "local", Optional.of("@a nad @b")).check())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("The tag expression cannot be read: ");
    }

    private Path feature(String text) throws IOException {
        return Files.writeString(folder.resolve("f.feature"), text);
    }

    private static FeatureRun run(String path) {
        return new FeatureRun(List.of(path), "local", Optional.empty());
    }
}
