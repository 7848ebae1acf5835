package dev.k2g.recipe.cypher;

import org.neo4j.cypher.internal.parser.v25.Cypher25Lexer;
import org.neo4j.cypher.internal.parser.v25.Cypher25Parser;
import org.neo4j.cypher.internal.parser.v5.Cypher5Lexer;
import org.neo4j.cypher.internal.parser.v5.Cypher5Parser;

import java.util.Optional;

/**
 * A Cypher text as Neo4j's own grammars read it: that of Cypher 5, or where it does not take the text that of Cypher 25.
 *
 * @param tree its parts; none when there is an error, or it is not known what it says
 * @param notCypher5 where it stops to be Cypher 5
 * @param error where it stops to be Cypher of either language
 */
public record CypherSyntax(SyntaxNode tree, Optional<SyntaxError> notCypher5, Optional<SyntaxError> error) {

    private static final GrammarReader CYPHER_5 =
            new GrammarReader(Cypher5Lexer::new, Cypher5Parser::new, parser -> ((Cypher5Parser) parser).statements());
    private static final GrammarReader CYPHER_25 = new GrammarReader(
            Cypher25Lexer::new, Cypher25Parser::new, parser -> ((Cypher25Parser) parser).statements());

    /** Reads a text that stands alone. */
    public static CypherSyntax of(String cypher) {
        return of("", QueryOptions.blanked(cypher));
    }

    /** Reads a text that a sink runs behind a WITH of its own, with which it may go on: {@code WHERE event.id > 0 …}. */
    public static CypherSyntax consumed(String cypher) {
        CypherSyntax alone = of(cypher);
        return alone.error
                .map(error -> of("WITH * ", cypher))
                .filter(behind -> behind.error.isEmpty())
                .orElse(alone);
    }

    private static CypherSyntax of(String before, String statement) {
        GrammarReader.Read five = CYPHER_5.read(before, statement);
        if (five.error().isEmpty() || isWrittenOtherwise(statement)) {
            return new CypherSyntax(five.tree(), Optional.empty(), Optional.empty());
        }
        GrammarReader.Read later = CYPHER_25.read(before, statement);
        // of two errors, the one that comes later is of the language that is meant
        SyntaxError earlier = five.error().get();
        return new CypherSyntax(
                later.tree(), five.error(), later.error().map(error -> isBehind(earlier, error) ? earlier : error));
    }

    /** The RETURN with which it ends, if it does. */
    public Optional<SyntaxNode> finalReturn() {
        SyntaxNode last = tree;
        while (last.is("Statements", "NextStatement", "RegularQuery", "Union", "SingleQuery", "When")
                && !last.parts().isEmpty()) {
            last = last.parts().get(last.parts().size() - 1);
        }
        return Optional.of(last).filter(clause -> clause.is("ReturnClause"));
    }

    /** An escaped letter is that letter anywhere in Cypher 5; what ${env:LABEL} stands for, the Connect worker knows. */
    private static boolean isWrittenOtherwise(String statement) {
        return statement.contains("\\u") || statement.contains("${");
    }

    private static boolean isBehind(SyntaxError one, SyntaxError other) {
        return one.line() > other.line() || one.line() == other.line() && one.column() > other.column();
    }
}
