package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.CypherClauses;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.sinkconfig.SinkStatement.SinkRelease;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people write at a statement's end for a shell, and what the sink cannot have inside its own statement. */
final class SinkStyleChecks {

    private SinkStyleChecks() {}

    static List<Finding> check(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed ->
                        Stream.of(semicolon(consumed), finalReturn(consumed)).flatMap(Optional::stream))
                .toList();
    }

    /** In the file itself: the recipe's reader has dropped it. */
    private static Optional<Finding> semicolon(ConsumedTopic consumed) {
        String written = written(consumed);
        int end = CypherText.withoutFinalSemicolons(written).length();
        return CypherText.tokens(written).stream()
                .filter(token -> token.is(';') && token.start() >= end)
                .map(token -> Finding.of(
                        FindingCode.CYPHER_SEMICOLON,
                        consumed.at(token),
                        "A semicolon ends the Cypher; k2g leaves it out, other tools do not."))
                .findFirst();
    }

    /** What a database would say, where none is asked: there is a second statement. */
    static List<Finding> secondStatements(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> consumed.tokens().stream()
                        .filter(token -> token.is(';'))
                        .limit(1)
                        .map(token -> Finding.of(
                                FindingCode.CYPHER_INVALID,
                                consumed.at(token),
                                "The Cypher of connector "
                                        + consumed.connector().name() + ", topic "
                                        + consumed.topic().logicalName()
                                        + " goes on behind a semicolon, and the sink runs one statement.",
                                "Make one statement of it, or consume the topic with two connectors.")))
                .toList();
    }

    private static Optional<Finding> finalReturn(ConsumedTopic consumed) {
        List<CypherToken> clauses = CypherClauses.of(consumed.tokens());
        return clauses.stream()
                .skip(Math.max(0, clauses.size() - 1))
                .filter(clause -> clause.isWord("RETURN") && SinkRelease.of(consumed.connector()) != SinkRelease.LEGACY)
                .map(clause -> Finding.of(
                        FindingCode.CYPHER_RETURN,
                        consumed.at(clause),
                        "The Cypher of topic " + consumed.topic().logicalName()
                                + " ends in RETURN, which the sink cannot have before Neo4j 2025.06."))
                .findFirst();
    }

    private static String written(ConsumedTopic consumed) {
        if (consumed.cypher().file().isEmpty()) {
            return consumed.inRecipe();
        }
        try {
            return Files.readString(consumed.cypher().file().get());
        } catch (IOException e) {
            return consumed.cypher().text(); // it could be read a moment ago: as the reader left it, then
        }
    }
}
