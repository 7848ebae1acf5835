package dev.k2g.recipe;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.yaml.Problem;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlReader;
import dev.k2g.yaml.YamlSchema;
import dev.k2g.yaml.YamlTree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a recipe folder: {@code recipe.yaml} and the files that it names. */
public final class RecipeReader {

    /** What the recipe's own file is called. */
    public static final String FILE_NAME = "recipe.yaml";

    /** What {@link #FILE_NAME} should be like. */
    static final YamlSchema SCHEMA = YamlSchema.of(RecipeReader.class, "recipe.schema.json");

    private RecipeReader() {}

    /**
     * Reads the recipe in this folder. <code>${param:NAME}</code> is replaced in {@code recipe.yaml} and in the Cypher
     * and jq files alike; every other <code>${…}</code> is left to the Connect worker.
     *
     * @param directory the recipe's folder
     * @param parameters other values for parameters that the recipe declares, by name
     * @throws InvalidInputException when the recipe is not there or not valid. Its message lists every problem, one a
     *     line, as {@code features/x/recipe.yaml:12: what is wrong (did you mean "partitions"?).}
     */
    public static Recipe read(Path directory, Map<String, String> parameters) {
        Reading reading = examine(directory, parameters);
        return reading.recipe().orElseThrow(() -> Problems.failure(FindingCode.RECIPE_INVALID, reading.problems()));
    }

    /**
     * As {@link #read}, with what is wrong as an answer.
     *
     * @throws InvalidInputException when the recipe is not there
     */
    public static Reading examine(Path directory, Map<String, String> parameters) {
        Path file = directory.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw missing(directory);
        }
        Problems problems = new Problems(file);
        Optional<YamlTree> written = YamlReader.read(file, "the recipe", problems);
        if (written.isEmpty() || !problems.all().isEmpty()) {
            return new Reading(Optional.empty(), problems.all());
        }
        YamlTree tree = written.get();
        Parameters values = Parameters.of(tree, parameters, problems);
        RecipeDocument recipe = new RecipeDocument(values.resolve(tree), problems);
        SCHEMA.check(recipe.tree(), problems);
        TopicRules.check(recipe);
        ConstraintRules.check(recipe);
        ConnectorRules.check(recipe);
        FeedRules.check(recipe);
        RecipeTexts texts = RecipeTexts.read(directory, recipe, values);
        return problems.all().isEmpty()
                ? new Reading(Optional.of(new RecipeBuilder(recipe.root(), texts).build(directory)), List.of())
                : new Reading(Optional.empty(), problems.all());
    }

    /**
     * What came of reading a recipe.
     *
     * @param recipe the recipe; empty when there are problems
     * @param problems what is wrong, in file order
     */
    public record Reading(Optional<Recipe> recipe, List<Problem> problems) {

        /** Copies the list. */
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    private static InvalidInputException missing(Path directory) {
        String problem = Files.isDirectory(directory)
                ? "The folder %s holds no %s.".formatted(directory, FILE_NAME)
                : "There is no folder %s.".formatted(directory);
        return new InvalidInputException(
                FindingCode.RECIPE_MISSING, problem, "Name a folder that holds a recipe, or make one with k2g init.");
    }
}
