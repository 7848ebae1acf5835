package dev.k2g.provision;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeWriter;
import dev.k2g.recipe.TopicSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is there, in a recipe's words.
 *
 * @param topics by name
 * @param constraints by name
 * @param connectors by name; they refer to the topics by their logical names
 * @param leftOut what no recipe says, as sentences
 */
public record ImportedRecipe(
        List<TopicSpec> topics,
        List<ConstraintSpec> constraints,
        List<ConnectorSpec> connectors,
        List<String> leftOut) {

    /** Copies the lists. */
    public ImportedRecipe {
        topics = List.copyOf(topics);
        constraints = List.copyOf(constraints);
        connectors = List.copyOf(connectors);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether there is nothing that a recipe could say. */
    public boolean isEmpty() {
        return topics.isEmpty() && constraints.isEmpty() && connectors.isEmpty();
    }

    /**
     * Writes it into a folder that is empty or not there yet.
     *
     * @param name the recipe's name; by default one that follows from the folder's
     * @return the recipe as it reads now
     */
    public Recipe write(Path folder, Optional<String> name) {
        return RecipeWriter.write(folder, name, topics, constraints, connectors);
    }
}
