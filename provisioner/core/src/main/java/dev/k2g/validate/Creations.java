package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a statement makes without looking whether it is there. */
final class Creations {

    /** Procedures that do what CREATE does, or count without a look. */
    private static final Set<String> PROCEDURES = Set.of(
            "apoc.create.node",
            "apoc.create.nodes",
            "apoc.create.relationship",
            "apoc.atomic.add",
            "apoc.atomic.subtract",
            "apoc.atomic.concat",
            "apoc.atomic.insert");

    private final List<CypherToken> tokens;

    /**
     * A clause or a procedure.
     *
     * @param name CREATE, INSERT, or the procedure's name
     * @param at where it begins
     */
    record Creation(String name, CypherToken at) {}

    Creations(List<CypherToken> tokens) {
        this.tokens = tokens;
    }

    /** All before which the statement does not ask whether something is missing. */
    List<Creation> unguarded() {
        List<Creation> found = new ArrayList<>();
        for (int i = 0; i < tokens.size() && !isGuard(i); i++) {
            CypherToken token = tokens.get(i);
            if ((token.isWord("CREATE") || token.isWord("INSERT")) && isPatternAfter(i) && !isName(i)) {
                found.add(new Creation(token.text().toUpperCase(Locale.ROOT), token));
            }
            if (token.isWord("CALL") && PROCEDURES.contains(pathAt(i + 1))) {
                found.add(new Creation(pathAt(i + 1), tokens.get(i + 1)));
            }
        }
        return found;
    }

    /** ON CREATE, and what is called like that, are followed by something else. */
    private boolean isPatternAfter(int at) {
        return has(at + 1, '(') || has(at + 2, '=') && (has(at + 3, '(') || isWord(at + 3, "shortestPath"));
    }

    private boolean isName(int at) {
        return has(at - 1, '.') || has(at - 1, ':') || has(at - 1, '$');
    }

    /** {@code x IS NULL} of what was optionally matched, {@code NOT EXISTS} and {@code NOT (a)-[…}. */
    private boolean isGuard(int at) {
        boolean isMissing = isWord(at, "NULL")
                && isWord(at - 1, "IS")
                && at >= 2
                && isOptionallyMatched(tokens.get(at - 2).text(), at - 2);
        boolean isNotThere = isWord(at, "NOT") && (isWord(at + 1, "EXISTS") || isPatternAt(at + 1));
        return isMissing || isNotThere;
    }

    /** Whether an OPTIONAL MATCH before has a pattern with this variable. */
    private boolean isOptionallyMatched(String variable, int before) {
        boolean isOptional = false;
        for (int i = 1; i < before; i++) {
            isOptional |= isWord(i, "MATCH") && isWord(i - 1, "OPTIONAL");
            boolean opensPattern =
                    has(i, '[') || has(i, '(') && (!tokens.get(i - 1).isName() || isWord(i - 1, "MATCH"));
            if (isOptional && opensPattern && tokens.get(i + 1).text().equals(variable)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPatternAt(int open) {
        if (!has(open, '(')) {
            return false;
        }
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).depth();
            if (depth == 0) {
                return has(i + 1, '-') || has(i + 1, '<') && has(i + 2, '-');
            }
        }
        return false;
    }

    private String pathAt(int start) {
        StringBuilder path = new StringBuilder();
        int at = start;
        while (at < tokens.size() && (tokens.get(at).isName() || has(at, '.'))) {
            path.append(tokens.get(at).text());
            at++;
        }
        return path.toString();
    }

    private boolean has(int at, char symbol) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(symbol);
    }

    private boolean isWord(int at, String word) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isWord(word);
    }
}
