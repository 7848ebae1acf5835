package dev.k2g.recipe.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the clauses of a Cypher text. */
public final class CypherClauses {

    private static final Set<String> KEYWORDS = Set.of(
            "MATCH", "MERGE", "CREATE", "SET", "DELETE", "REMOVE", "WITH", "UNWIND", "CALL", "FOREACH", "INSERT",
            "FINISH", "RETURN", "UNION");

    private CypherClauses() {}

    /** The words that begin the clauses of these tokens, but for those in brackets, such as a subquery's. */
    public static List<CypherToken> of(List<CypherToken> tokens) {
        List<CypherToken> clauses = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            CypherToken token = tokens.get(i);
            depth += token.depth();
            if (depth == 0 && beginsAt(tokens, i)) {
                clauses.add(token);
            }
        }
        return clauses;
    }

    /** Whether a clause begins here, in whatever brackets. */
    public static boolean beginsAt(List<CypherToken> tokens, int at) {
        return isKeyword(tokens.get(at)) && (at == 0 || !belongsTo(tokens.get(at - 1)));
    }

    /** Whether this is a word that begins a clause, unless it is the name of something. */
    private static boolean isKeyword(CypherToken token) {
        return KEYWORDS.stream().anyMatch(token::isWord);
    }

    /** Whether a word after this token is the name of a property, a label or a parameter, or ends STARTS WITH. */
    private static boolean belongsTo(CypherToken before) {
        return before.is('.') || before.is(':') || before.is('$') || before.isWord("STARTS") || before.isWord("ENDS");
    }
}
