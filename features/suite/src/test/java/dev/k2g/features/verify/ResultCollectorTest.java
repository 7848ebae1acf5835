package dev.k2g.features.verify;

import dev.k2g.features.verify.ScenarioResult.StepFailure;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What reports say of scenarios, of Cucumber's own events. */
class ResultCollectorTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_failure_that_nothing_expected_is_that_of_the_step_it_came_in() throws IOException {
        List<ScenarioResult> results = run("""
                Feature: F
                  Scenario: one
                    Given something that holds
                    When something that fails, which a later step might expect
                    And something that holds
                  Scenario: two
                    When something that fails, which a later step might expect
                """);

        assertThat(results)
                .extracting(result -> result.failure().orElseThrow())
                .containsExactly(
                        new StepFailure(
                                "When something that fails, which a later step might expect",
                                4,
                                "It went wrong.\nDo otherwise."),
                        new StepFailure(
                                "When something that fails, which a later step might expect",
                                7,
                                "It went wrong.\nDo otherwise."));
    }

    @Test
    void the_rows_of_an_outline_have_names_of_their_own() throws IOException {
        List<ScenarioResult> results = run("""
                Feature: F
                  Scenario Outline: a value
                    Given something that <does>
                    Examples:
                      | does  | note   |
                      | holds | 'a\\|b' |
                      | holds | 2      |
                  Scenario Outline: a value that <does>
                    Given something that <does>
                    Examples:
                      | does  |
                      | holds |
                  Scenario: no outline
                    Given something that holds
                """);

        assertThat(results)
                .extracting(ScenarioResult::name)
                .containsExactly("a value (holds, 'a|b')", "a value (holds, 2)", "a value that holds", "no outline");
        assertThat(results).extracting(ScenarioResult::feature).containsOnly("F");
    }

    private List<ScenarioResult> run(String feature) throws IOException {
        Path file = Files.writeString(folder.resolve("f.feature"), feature);
        List<ScenarioResult> results = new ArrayList<>();
        Runtime.builder()
                .withRuntimeOptions(new RuntimeOptionsBuilder()
                        .addGlue(GluePath.parse("dev.k2g.features.verify.played"))
                        .addFeature(FeatureWithLines.parse(file.toString()))
                        .build())
                .withAdditionalPlugins(new ResultCollector(results::add))
                .build()
                .run();
        return results;
    }
}
