package dev.k2g.recipe;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a recipe that is about to be written, which is empty or not there yet, and the recipe's name. */
record NewFolder(Path folder, String recipe) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST_NAME = 200;

    /**
     * @param name the recipe's name; by default one that follows from the folder's
     * @throws InvalidInputException when something is in the folder already, or the name cannot be a recipe's
     */
    static NewFolder at(Path folder, Optional<String> name) {
        NewFolder made = new NewFolder(folder, name.orElseGet(() -> nameAfter(folder)));
        made.mustHaveName();
        made.mustBeFree();
        return made;
    }

    /**
     * Writes its files.
     *
     * @param texts by the file's name
     * @throws FailedException when a file cannot be written
     */
    void write(Map<String, String> texts) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : texts.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new FailedException(
                    "The recipe cannot be written to " + folder + ": " + e + ".",
                    "Name a folder that you may write to.",
                    e);
        }
    }

    private static String nameAfter(Path folder) {
        String name = Objects.toString(folder.toAbsolutePath().normalize().getFileName(), "");
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._]+", "-")
                .replaceAll("^[._-]+|[._-]+$", "");
    }

    private void mustHaveName() {
        if (recipe.isEmpty()) {
            throw new InvalidInputException(
                    "No name for the recipe follows from its folder's name.", "Give it one with --name.");
        }
        if (!NAME.matcher(recipe).matches() || recipe.length() > LONGEST_NAME) {
            throw new InvalidInputException(
                    "\"" + recipe + "\" cannot be a recipe's name.",
                    "Give --name up to " + LONGEST_NAME
                            + " letters, digits, dots, hyphens and underscores, a letter or digit first.");
        }
    }

    private void mustBeFree() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + " is a file.", "Name a folder that is empty or not there yet.");
        }
        List<String> found = content();
        if (!found.isEmpty()) {
            String more = found.size() == 1 ? "" : " and " + (found.size() - 1) + " more";
            throw new InvalidInputException(
                    "The folder " + folder + " is not empty: it holds " + found.get(0) + more + ".",
                    "Name a folder that is empty or not there yet.");
        }
    }

    private List<String> content() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new FailedException(
                    "The folder " + folder + " cannot be read: " + e + ".", "Name one that you may use.", e);
        }
    }
}
