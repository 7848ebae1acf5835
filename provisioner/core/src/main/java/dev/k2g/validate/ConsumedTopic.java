package dev.k2g.validate;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.RecipeLocations;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;

import java.util.List;

/**
 * What a connector does with the records of a topic.
 *
 * @param connector the connector
 * @param topic the topic
 * @param cypher the statement
 * @param tokens the statement's tokens
 * @param places where the recipe says so
 */
record ConsumedTopic(
        ConnectorSpec connector, TopicSpec topic, SourceText cypher, List<CypherToken> tokens, RecipeLocations places) {

    static ConsumedTopic of(ConnectorSpec connector, TopicSpec topic, SourceText cypher, RecipeLocations places) {
        return new ConsumedTopic(connector, topic, cypher, CypherText.tokens(cypher.text()), places);
    }

    /** Where this token is: in the statement's own file, or in the recipe's line that begins the statement. */
    SourceLocation at(CypherToken token) {
        return cypher.file()
                .map(file -> SourceLocation.at(file, token))
                .orElseGet(() -> SourceLocation.at(places.file(), line()));
    }

    private int line() {
        return places.line("connectors", connector.name(), "consumes", topic.logicalName(), "cypher");
    }
}
