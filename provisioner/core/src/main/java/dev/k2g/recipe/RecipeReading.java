package dev.k2g.recipe;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a recipe.
 *
 * @param recipe the recipe; empty when there are problems
 * @param problems what is wrong, in file order
 */
public record RecipeReading(Optional<Recipe> recipe, List<RecipeProblem> problems) {

    /** Copies the list. */
    public RecipeReading {
        problems = List.copyOf(problems);
    }
}
