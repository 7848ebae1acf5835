package dev.k2g.recipe;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A small recipe that runs as it is, to begin a new one with: orders of customers. */
public final class RecipeTemplate {

    private static final String TEMPLATE = "template/";

    /** Its files and the resources that they come from. A resource named .gitignore would get lost in a build. */
    private static final Map<String, String> FILES = files();

    private static final String PLACE_OF_THE_NAME = "NAME";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST_NAME = 200;

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
        String recipeName = name.orElseGet(() -> nameAfter(folder));
        mustBeName(recipeName);
        mustBeFree(folder);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), text(file.getValue(), recipeName));
            }
        } catch (IOException e) {
            throw new FailedException(
                    "The recipe cannot be written to " + folder + ": " + e + ".",
                    "Name a folder that you may write to.",
                    e);
        }
        return recipeName;
    }

    /** The names of its files. */
    public static List<String> fileNames() {
        return List.copyOf(FILES.keySet());
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        List.of(
                        "README.md",
                        "recipe.yaml",
                        "orders.jq",
                        "purchases.cypher",
                        "bestsellers.cypher",
                        "orders.ndjson",
                        "orders.feature")
                .forEach(name -> files.put(name, TEMPLATE + name));
        files.put("recipe.schema.json", "recipe.schema.json");
        files.put(".gitignore", TEMPLATE + "gitignore");
        return files;
    }

    private static String nameAfter(Path folder) {
        String name = Objects.toString(folder.toAbsolutePath().normalize().getFileName(), "");
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._]+", "-")
                .replaceAll("^[._-]+|[._-]+$", "");
    }

    private static void mustBeName(String name) {
        if (name.isEmpty()) {
            throw new InvalidInputException(
                    "No name for the recipe follows from its folder's name.", "Give it one with --name.");
        }
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new InvalidInputException(
                    "\"" + name + "\" cannot be a recipe's name.",
                    "Give --name up to " + LONGEST_NAME
                            + " letters, digits, dots, hyphens and underscores, a letter or digit first.");
        }
    }

    private static void mustBeFree(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + " is a file.", "Name a folder that is empty or not there yet.");
        }
        List<String> found = contentOf(folder);
        if (!found.isEmpty()) {
            String more = found.size() == 1 ? "" : " and " + (found.size() - 1) + " more";
            throw new InvalidInputException(
                    "The folder " + folder + " is not empty: it holds " + found.get(0) + more + ".",
                    "Name a folder that is empty or not there yet.");
        }
    }

    private static List<String> contentOf(Path folder) {
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

    private static String text(String resource, String recipeName) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecipeTemplate.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), UTF_8);
            return resource.startsWith(TEMPLATE) ? text.replace(PLACE_OF_THE_NAME, recipeName) : text;
        }
    }
}
