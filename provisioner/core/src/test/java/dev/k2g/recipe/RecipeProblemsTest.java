package dev.k2g.recipe;

import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Golden files: each folder holds an invalid recipe and, in {@code problems.txt}, what must be said about it. */
class RecipeProblemsTest {

    private static final Path FOLDERS = Path.of("src/test/resources/recipes");

    static List<Path> recipes() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void every_problem_is_told_with_its_line(Path folder) throws IOException {
        InvalidInputException problems =
                catchThrowableOfType(InvalidInputException.class, () -> RecipeReader.read(folder, Map.of()));

        assertThat(problems).as("problems of %s", folder).isNotNull();
        assertThat(String.valueOf(problems.getMessage()).replace(folder + "/", "") + "\n")
                .isEqualTo(Files.readString(folder.resolve("problems.txt")));
    }
}
