package dev.k2g.recipe;

import java.nio.file.Path;

/**
 * Something that breaks the recipe's format.
 *
 * @param file the recipe's own file, or one that it names
 * @param line the line, from 1
 * @param message what is wrong, as a sentence
 */
public record RecipeProblem(Path file, int line, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
