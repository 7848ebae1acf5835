package dev.k2g.validate;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.RecipePlaces;
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
record Consumed(
        ConnectorSpec connector, TopicSpec topic, SourceText cypher, List<CypherToken> tokens, RecipePlaces places) {

    static Consumed of(ConnectorSpec connector, TopicSpec topic, SourceText cypher, RecipePlaces places) {
        return new Consumed(connector, topic, cypher, CypherText.tokens(cypher.text()), places);
    }

    /** Where this token is: in the statement's own file, or in the recipe's line that begins the statement. */
    Place at(CypherToken token) {
        return cypher.file().map(file -> Place.at(file, token)).orElseGet(() -> Place.at(places.file(), line()));
    }

    private int line() {
        return places.line("connectors", connector.name(), "consumes", topic.logicalName(), "cypher");
    }
}
