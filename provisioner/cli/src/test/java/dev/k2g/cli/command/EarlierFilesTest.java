package dev.k2g.cli.command;

import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.cloud.targetfile.TargetFileReader;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.testsupport.MadeByEarlierK2g;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A recipe, a target file and a saved plan of an earlier k2g are understood, or refused with what to do. */
class EarlierFilesTest {

    @TempDir
    private Path directory = Path.of("");

    private MadeByEarlierK2g earlier = new MadeByEarlierK2g(directory);

    @BeforeEach
    void lay() throws IOException {
        earlier = MadeByEarlierK2g.in(directory);
    }

    @Test
    void a_recipe_with_parameters() {
        Recipe recipe = RecipeReader.read(earlier.folder(), Map.of());

        assertThat(recipe.name()).isEqualTo("orders");
        assertThat(recipe.topics()).containsOnlyKeys("purchases", "deadLetters");
        assertThat(recipe.topic("purchases").name()).isEqualTo("orders-purchases");
        assertThat(recipe.topic("purchases").partitions()).hasValue(2);
        assertThat(recipe.constraints()).hasSize(2);
        assertThat(recipe.connectors()).containsOnlyKeys("orders-neo4j");
        assertThat(recipe.feeds()).containsOnlyKeys("orders");
        assertThat(recipe.queries()).containsOnlyKeys("bestsellers");
    }

    @Test
    void a_target_file_with_variables() {
        TargetFile target = TargetFileReader.read(earlier.targetFile(), MadeByEarlierK2g.variables());

        assertThat(target.endpoints().disposable()).isTrue();
        assertThat(target.endpoints().kafka().apiKey()).isEqualTo("MADEUPAPIKEY2345");
        assertThat(target.endpoints().kafka().certificateAuthority().orElseThrow())
                .exists();
        assertThat(target.endpoints().connect().uri()).hasToString("http://127.0.0.1:8083");
        assertThat(target.endpoints().neo4j().password().reveal())
                .isEqualTo("made-up_neo4j-password_of_a_throwaway_stack");
        assertThat(target.parameters()).isEqualTo(Map.of("prefix", "staging-", "partitions", "3"));
        assertThat(RecipeReader.read(earlier.folder(), target.parameters())
                        .topic("purchases")
                        .name())
                .isEqualTo("staging-orders-purchases");
    }

    @Test
    void a_saved_plan_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> SavedPlan.read(earlier.savedPlan()))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                    assertThat(refused)
                            .hasMessage(
                                    "The plan " + earlier.savedPlan() + " was saved by an earlier k2g, in format 1.");
                    assertThat(refused.remedy()).isEqualTo("Make a new one with k2g plan --out FILE.");
                });
    }
}
