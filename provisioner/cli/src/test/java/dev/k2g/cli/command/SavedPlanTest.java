package dev.k2g.cli.command;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.LockedException;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.testsupport.MadeByEarlierK2g;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SavedPlanTest {

    private static final Plan NOTHING_TO_DO = new Plan(List.of());

    @TempDir
    private Path directory = Path.of("");

    private Path folder = directory;

    @BeforeEach
    void lay() throws IOException {
        folder = MadeByEarlierK2g.in(directory).folder();
    }

    @Test
    void it_holds_while_nothing_moves() throws IOException {
        Path file = directory.resolve("next.plan");
        SavedPlan.of(recipe(), "local", NOTHING_TO_DO).write(file);

        assertThatCode(() -> SavedPlan.read(file).requireCurrent(recipe(), "local", NOTHING_TO_DO))
                .doesNotThrowAnyException();
    }

    @Test
    void it_is_stale_once_the_recipe_says_something_else() throws IOException {
        SavedPlan saved = SavedPlan.of(recipe(), "local", NOTHING_TO_DO);
        Path yaml = folder.resolve("recipe.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("    deadLetters: ", "    tasks: 2\n    deadLetters: "));

        assertThatThrownBy(() -> saved.requireCurrent(recipe(), "local", NOTHING_TO_DO))
                .isInstanceOf(LockedException.class)
                .hasMessageContaining("was edited since the plan was made")
                .extracting("code")
                .isEqualTo(FindingCode.PLAN_STALE);
    }

    @Test
    void it_takes_no_other_file_s_place() throws IOException {
        Path file = directory.resolve("notes.md");
        assertThatCode(() -> SavedPlan.requireReplaceable(file)).doesNotThrowAnyException();
        SavedPlan.of(recipe(), "local", NOTHING_TO_DO).write(file);
        assertThatCode(() -> SavedPlan.requireReplaceable(file)).doesNotThrowAnyException();

        Files.write(file, new byte[] {'#', (byte) 0xff});

        assertThatThrownBy(() -> SavedPlan.requireReplaceable(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The file " + file + " is there and is no saved plan: it is not written over.");
    }

    private Recipe recipe() {
        return RecipeReader.read(folder, Map.of());
    }
}
