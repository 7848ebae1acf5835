package dev.k2g.validate;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipePlaces;

import java.util.List;

/** A recipe, and where in its file each part stands. */
record RecipeUnderCheck(Recipe recipe, RecipePlaces places) {

    static RecipeUnderCheck of(Recipe recipe) {
        return new RecipeUnderCheck(recipe, RecipePlaces.in(recipe.directory()));
    }

    List<ConnectorSpec> connectors() {
        return List.copyOf(recipe.connectors().values());
    }

    /** Every statement that a sink runs. */
    List<Consumed> consumed() {
        return connectors().stream()
                .flatMap(connector -> connector.consumes().entrySet().stream()
                        .map(entry -> Consumed.of(connector, recipe.topic(entry.getKey()), entry.getValue(), places)))
                .toList();
    }

    Place at(String... keys) {
        return Place.at(places.file(), places.line(keys));
    }
}
