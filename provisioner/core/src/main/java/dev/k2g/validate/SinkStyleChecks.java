package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.CypherText;
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

    /** @param known what is known already: a statement that is not valid is told so once */
    static List<Finding> check(LocatedRecipe recipe, List<Finding> known) {
        return recipe.consumed().stream()
                .flatMap(consumed -> Stream.of(
                                semicolon(consumed), finalReturn(consumed).filter(found -> isValid(consumed, known)))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static boolean isValid(ConsumedTopic consumed, List<Finding> known) {
        return known.stream()
                .noneMatch(finding -> finding.code() == FindingCode.CYPHER_INVALID
                        && finding.problem().startsWith("The Cypher of " + consumed + " "));
    }

    /** In the file itself: the recipe's reader has dropped it. */
    private static Optional<Finding> semicolon(ConsumedTopic consumed) {
        String written = written(consumed);
        int end = CypherText.withoutFinalSemicolons(written).length();
        return CypherText.tokens(written).stream()
                .filter(token -> token.is(';') && token.start() >= end)
                .map(token -> Finding.of(
                        FindingCode.CYPHER_SEMICOLON,
                        consumed.at(token.line(), token.column()),
                        "A semicolon ends the Cypher; k2g leaves it out, other tools do not."))
                .findFirst();
    }

    /** What a database would say, where none is asked: there is a second statement. */
    static List<Finding> secondStatements(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> consumed.syntax().tree().children().stream()
                        .filter(word -> word.isWord(";"))
                        .limit(1)
                        .map(semicolon -> Finding.of(
                                FindingCode.CYPHER_INVALID,
                                consumed.at(semicolon),
                                "The Cypher of connector "
                                        + consumed.connector().name() + ", topic "
                                        + consumed.topic().logicalName()
                                        + " goes on behind a semicolon, and the sink runs one statement.",
                                "Make one statement of it, or consume the topic with two connectors.")))
                .toList();
    }

    private static Optional<Finding> finalReturn(ConsumedTopic consumed) {
        return consumed.syntax()
                .finalReturn()
                .filter(clause -> SinkRelease.of(consumed.connector()) != SinkRelease.LEGACY)
                .map(clause -> Finding.of(
                        FindingCode.CYPHER_RETURN,
                        consumed.at(clause),
                        "The Cypher of topic " + consumed.topic().logicalName()
                                + " ends in RETURN, which the sink cannot have before Neo4j 2025.06."));
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
