package dev.k2g.twin;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a twin lets k2g and connectors do is what Terraform grants; its own tests hold the files to what it prints. */
class TwinRightsTest {

    private static final Path HOME = Path.of(System.getProperty("k2g.home", "../.."));
    private static final Recipe SHIPPED = RecipeReader.read(HOME.resolve("features/meetup-rsvp"), Map.of());

    @Test
    void a_recipe_has_what_terraform_grants_it() {
        assertThat(TwinRights.ofRecipe(SHIPPED)).isEqualTo(granted("acls-managed.json"));
    }

    @Test
    void feature_files_have_what_terraform_grants_to_disposable_runs() {
        assertThat(TwinRights.of(SHIPPED)).isEqualTo(granted("acls-run.json"));
        assertThat(TwinRights.ofRecipe(SHIPPED).and(TwinRights.ofRuns())).isEqualTo(granted("acls-run.json"));
    }

    private static TwinRights granted(String file) {
        return TwinRights.read(HOME.resolve("terraform/modules/naming/tests").resolve(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": 1}                                                            | it is no array
                    ''                                                                  | it is no array
                    [{}]                                                                | there is no account ""
                    [{"principal": "worker"}]                                           | they are those of a worker of one's own
                    [{"principal": "connector", "resource_type": "TOPICS"}]             | there is no resource type "TOPICS"
                    [{"principal": "connector", "resource_type": "TOPIC"}]              | there is no operation ""
                    [                                                                   | Unexpected end-of-input
                    """)
    void a_file_that_holds_something_else_is_refused(String text, String problem, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("acls.json");
        Files.writeString(file, text);

        assertThatThrownBy(() -> TwinRights.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("acls.json holds no rights of managed connectors")
                .hasMessageContaining(problem);
    }

    @Test
    void a_file_that_is_not_there_is_said(@TempDir Path folder) {
        assertThatThrownBy(() -> TwinRights.read(folder.resolve("acls.json")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("acls.json holds no rights of managed connectors: there is no such file");
    }
}
