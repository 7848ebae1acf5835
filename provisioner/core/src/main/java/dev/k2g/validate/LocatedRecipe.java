package dev.k2g.validate;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeLocations;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.sinkmodel.CypherStrategy;

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
                .flatMap(connector -> connector.statements().entrySet().stream()
                        .map(entry -> new ConsumedTopic(
                                connector,
                                recipe.topic(entry.getKey()),
                                entry.getValue(),
                                CypherText.tokens(entry.getValue().text()),
                                places)))
                .toList();
    }

    SourceLocation at(String... keys) {
        return SourceLocation.at(places.file(), places.line(keys));
    }

    /**
     * The statement that a connector runs for the records of a topic.
     *
     * @param connector the connector
     * @param topic the topic
     * @param cypher the statement
     * @param tokens the statement's tokens
     * @param places where the recipe says so
     */
    record ConsumedTopic(
            ConnectorSpec connector,
            TopicSpec topic,
            CypherStrategy cypher,
            List<CypherToken> tokens,
            RecipeLocations places) {

        /** Where this token is: in the statement's own file, or in the recipe's line that begins the statement. */
        SourceLocation at(CypherToken token) {
            return cypher.file()
                    .map(file -> SourceLocation.at(file, token))
                    .orElseGet(() -> SourceLocation.at(places.file(), places.line(keys())));
        }

        /** The statement as the recipe has it, where it stands there; empty when it does not. */
        String inRecipe() {
            return places.text(keys()).orElse("");
        }

        private String[] keys() {
            return new String[] {"connectors", connector.name(), "consumes", topic.logicalName(), "cypher"};
        }
    }
}
