package dev.k2g.features.verify;

import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What validate says of feature files. */
class FeatureFileChecksTest {

    private static final String RECIPE = """
            apiVersion: k2g.dev/v1alpha1
            name: shop
            topics:
              orders: {name: shop-orders}
            queries:
              bestsellers: bestsellers.cypher
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void names_that_the_recipe_does_not_have_and_steps_that_are_not_known_are_told_with_their_lines()
            throws IOException {
        write("orders.feature", """
                Feature: Orders
                  Scenario: one
                    Given the recipe is aplied
                    When executing the query bestseller
                    And peeking at the first 3 records of the topic 'shop-orders'
                    And peeking at the first 3 records of the topic shop-order
                    Then the topic ORDERS should be empty
                """);

        assertThat(findings())
                .containsExactly(
                        "orders.feature:3 K2G-802 There is no step \"the recipe is aplied\". Did you mean \"the recipe is"
                                + " applied\"?",
                        "orders.feature:4 K2G-803 The recipe shop has no query bestseller (did you mean \"bestsellers\"?).",
                        "orders.feature:6 K2G-803 The recipe shop has no topic shop-order (did you mean \"shop-orders\"?).");
    }

    @Test
    void a_file_that_is_no_feature_file_is_told() throws IOException {
        write("orders.feature", """
                Feature: Orders
                  Scenario: one
                    Given any graph
                    Whne executing query:
                """);

        assertThat(findings()).singleElement().asString().startsWith("orders.feature:4 K2G-802 ");
    }

    @Test
    void those_of_another_recipe_below_and_those_without_a_fault_are_not() throws IOException {
        write("orders.feature", "Feature: Orders\n  Scenario: one\n    Given any graph\n");
        write("below/recipe.yaml", RECIPE);
        write("below/orders.feature", "Feature: Orders\n  Scenario: one\n    Given no graph\n");

        assertThat(findings()).isEmpty();
    }

    private List<String> findings() throws IOException {
        write("recipe.yaml", RECIPE);
        write("bestsellers.cypher", "MATCH (n) RETURN count(n)");
        Recipe recipe = RecipeReader.read(folder, Map.of());
        return FeatureFileChecks.check(recipe).stream()
                .map(finding -> folder.relativize(finding.location().file()) + ":"
                        + finding.location().line().orElse(0) + " " + finding.code() + " " + finding.problem())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
