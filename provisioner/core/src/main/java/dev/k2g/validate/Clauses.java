package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The clauses of a statement, each with its keyword first; conditions and the like are clauses of their own. */
final class Clauses {

    private static final Set<String> KEYWORDS = Set.of(
            "MATCH",
            "OPTIONAL",
            "MERGE",
            "CREATE",
            "SET",
            "DELETE",
            "DETACH",
            "NODETACH",
            "REMOVE",
            "WITH",
            "UNWIND",
            "CALL",
            "FOREACH",
            "INSERT",
            "FINISH",
            "RETURN",
            "UNION",
            "WHERE",
            "ORDER",
            "SKIP",
            "LIMIT",
            "LOAD",
            "YIELD");

    /** Words that are names as well. */
    private static final Set<String> SOFT_KEYWORDS = Set.of("FILTER", "LET", "NEXT", "WHEN", "ELSE", "OFFSET", "USE");

    private static final Set<String> BEFORE_A_NAME = Set.of(
            "WITH", "RETURN", "WHERE", "BY", "AND", "OR", "XOR", "NOT", "UNWIND", "IN", "DISTINCT", "SET", "AS", "IS");

    private static final Set<String> TAKES_THE_NEXT =
            Set.of("STARTS", "ENDS", "AS", "ON", "OPTIONAL", "DETACH", "NODETACH");

    private Clauses() {}

    /** The clauses of these tokens; those of subqueries and FOREACH are inside of theirs. */
    static List<List<CypherToken>> of(List<CypherToken> tokens) {
        List<Integer> starts = new ArrayList<>();
        for (int at = nextStart(tokens, 0); at < tokens.size(); at = nextStart(tokens, at + 1)) {
            starts.add(at);
        }
        List<List<CypherToken>> clauses = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            clauses.add(tokens.subList(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : tokens.size()));
        }
        return clauses;
    }

    /** The keywords of all clauses, those of subqueries, too. */
    static Stream<CypherToken> keywords(List<CypherToken> tokens) {
        return of(tokens).stream().flatMap(clause -> {
            int open = clause.get(0).isWord("CALL")
                            || clause.get(0).isWord("WHEN")
                            || clause.get(0).isWord("ELSE")
                    ? Brackets.find(clause, 0, token -> token.is('{'))
                    : clause.size();
            List<CypherToken> inside = open < clause.size() ? Brackets.inside(clause, open) : List.of();
            return Stream.concat(Stream.of(clause.get(0)), keywords(inside));
        });
    }

    private static int nextStart(List<CypherToken> tokens, int from) {
        return Brackets.findAt(tokens, from, at -> isStart(tokens, at));
    }

    private static boolean isStart(List<CypherToken> tokens, int at) {
        String word = word(tokens.get(at));
        boolean isSoft = SOFT_KEYWORDS.contains(word);
        if (!isSoft && !KEYWORDS.contains(word)) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        CypherToken before = tokens.get(at - 1);
        if (before.is('.') || before.is(':') || before.is('$') || TAKES_THE_NEXT.contains(word(before))) {
            return false;
        }
        boolean endsExpression = before.kind() != CypherToken.Kind.SYMBOL && !BEFORE_A_NAME.contains(word(before))
                || before.depth() < 0
                || before.is('*');
        return !isSoft || endsExpression;
    }

    /** A keyword in capitals; empty for what is none. */
    static String word(CypherToken token) {
        return token.kind() == CypherToken.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
    }

    /** What follows, if it begins with this word, behind it. */
    static List<CypherToken> without(String word, List<CypherToken> tokens) {
        return !tokens.isEmpty() && tokens.get(0).isWord(word) ? tokens.subList(1, tokens.size()) : tokens;
    }
}
