package dev.k2g.features.scenario;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.RecipeReader;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the recipe that a feature file is about. */
final class RecipeFolder {

    private RecipeFolder() {}

    /**
     * The nearest folder above a feature file that holds a {@code recipe.yaml}.
     *
     * @throws InvalidInputException when there is none
     */
    static Path of(URI featureFile) {
        Path file = Path.of(
                        "file".equals(featureFile.getScheme())
                                ? featureFile.getPath()
                                : featureFile.getSchemeSpecificPart())
                .toAbsolutePath();
        return Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(RecipeReader.FILE_NAME)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "No folder above " + file + " holds a " + RecipeReader.FILE_NAME + ".",
                        "Put the feature file into the recipe's folder, or name another folder in its first step."));
    }
}
