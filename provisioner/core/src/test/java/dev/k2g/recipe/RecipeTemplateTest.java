package dev.k2g.recipe;

import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecipeTemplateTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void makes_a_recipe_that_is_valid_and_has_the_folders_name() throws IOException {
        Path made = folder.resolve("below/My Shop");

        assertThat(RecipeTemplate.write(made, Optional.empty())).isEqualTo("my-shop");

        Recipe recipe = RecipeReader.read(made, Map.of());
        assertThat(recipe.name()).isEqualTo("my-shop");
        assertThat(recipe.topic("purchases").name()).isEqualTo("my-shop-purchases");
        assertThat(recipe.feeds().keySet()).containsExactly("orders");
        try (var files = Files.list(made)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(RecipeTemplate.fileNames())
                    .contains("README.md", ".gitignore", "orders.feature");
        }
    }

    @Test
    void the_schema_beside_it_is_the_one_that_k2g_checks_by() throws IOException {
        RecipeTemplate.write(folder, Optional.of("shop"));

        assertThat(folder.resolve("recipe.schema.json"))
                .hasSameTextualContentAs(Path.of("src/main/resources/dev/k2g/recipe/recipe.schema.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "true", "1e3", "null", "a.b_c-d"})
    void a_name_that_yaml_might_misread_stays_a_name(String name) {
        RecipeTemplate.write(folder, Optional.of(name));

        assertThat(RecipeReader.read(folder, Map.of()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"Größe & Co., gro-e-co", "..shop.., shop", "Été 2026, ete-2026"})
    void other_letters_of_a_folder_become_hyphens(String name, String expected) {
        assertThat(RecipeTemplate.write(folder.resolve(name), Optional.empty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-shop", "my shop", "a/b", "../x"})
    void a_name_that_no_recipe_can_have_is_refused(String name) {
        assertThatThrownBy(() -> RecipeTemplate.write(folder, Optional.of(name)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_with_something_in_it_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> RecipeTemplate.write(folder, Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The folder " + folder + " is not empty: it holds notes.txt.");
        assertThatThrownBy(() -> RecipeTemplate.write(folder.resolve("notes.txt"), Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("notes.txt is a file.");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("notes.txt"));
    }
}
