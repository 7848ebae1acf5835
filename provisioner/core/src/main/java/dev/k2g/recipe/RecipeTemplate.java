package dev.k2g.recipe;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A small recipe that runs as it is, to begin a new one with: orders of customers. */
public final class RecipeTemplate {

    private static final String TEMPLATE = "template/";

    private static final List<String> FILES = List.of(
            "README.md",
            "recipe.yaml",
            "orders.jq",
            "purchases.cypher",
            "bestsellers.cypher",
            "orders.ndjson",
            "orders.feature",
            RecipeWriter.SCHEMA_FILE,
            ".gitignore");

    private static final String PLACE_OF_THE_NAME = "NAME";

    private RecipeTemplate() {}

    /**
     * Writes the recipe into a folder that is empty or not there yet.
     *
     * @param folder where to
     * @param name the recipe's name; by default one that follows from the folder's
     * @return the recipe's name
     * @throws InvalidInputException when something is in the folder already, or the name cannot be a recipe's
     * @throws FailedException when a file cannot be written
     */
    public static String write(Path folder, Optional<String> name) {
        NewFolder made = NewFolder.at(folder, name);
        Map<String, String> texts = new LinkedHashMap<>();
        FILES.forEach(file -> texts.put(file, text(file, made.recipe())));
        made.write(texts);
        return made.recipe();
    }

    /** The names of its files. */
    public static List<String> fileNames() {
        return FILES;
    }

    /** A resource named .gitignore would get lost in a build; the schema is every recipe's. */
    private static String resource(String file) {
        return file.equals(RecipeWriter.SCHEMA_FILE) ? file : TEMPLATE + file.replaceFirst("^\\.", "");
    }

    private static String text(String file, String recipeName) {
        String resource = resource(file);
        try (InputStream in = Objects.requireNonNull(RecipeTemplate.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), UTF_8);
            return resource.startsWith(TEMPLATE) ? text.replace(PLACE_OF_THE_NAME, recipeName) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
