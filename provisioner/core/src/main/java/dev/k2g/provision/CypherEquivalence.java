package dev.k2g.provision;

import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;

import java.util.List;

/** Compares Cypher texts. */
final class CypherEquivalence {

    private CypherEquivalence() {}

    /** Whether two texts differ at most in comments, and in white space outside literals and quoted names. */
    static boolean areSame(String one, String other) {
        return one.equals(other) || meaning(one).equals(meaning(other));
    }

    /** What a server reads of a text. */
    private static List<Part> meaning(String cypher) {
        return CypherText.tokens(cypher).stream()
                .map(token -> new Part(token.kind(), token.text()))
                .toList();
    }

    private record Part(CypherToken.Kind kind, String text) {}
}
