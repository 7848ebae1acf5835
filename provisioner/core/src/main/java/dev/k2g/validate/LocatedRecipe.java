package dev.k2g.validate;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeLocations;

import java.util.List;

/** A recipe, and where in its file each part stands. */
record LocatedRecipe(Recipe recipe, RecipeLocations places) {

    static LocatedRecipe of(Recipe recipe) {
        return new LocatedRecipe(recipe, RecipeLocations.in(recipe.directory()));
    }

    List<ConnectorSpec> connectors() {
        return List.copyOf(recipe.connectors().values());
    }

    /** Every statement that a sink runs. */
    List<ConsumedTopic> consumed() {
        return connectors().stream()
                .flatMap(connector -> connector.consumes().entrySet().stream()
                        .map(entry ->
                                ConsumedTopic.of(connector, recipe.topic(entry.getKey()), entry.getValue(), places)))
                .toList();
    }

    SourceLocation at(String... keys) {
        return SourceLocation.at(places.file(), places.line(keys));
    }
}
