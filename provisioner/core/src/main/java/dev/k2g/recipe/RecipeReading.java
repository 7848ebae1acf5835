package dev.k2g.recipe;

import dev.k2g.yaml.Problem;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a recipe.
 *
 * @param recipe the recipe; empty when there are problems
 * @param problems what is wrong, in file order
 */
public record RecipeReading(Optional<Recipe> recipe, List<Problem> problems) {

    /** Copies the list. */
    public RecipeReading {
        problems = List.copyOf(problems);
    }
}
