package dev.k2g.migrate;

import dev.k2g.recipe.cypher.CypherClauses;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A statement in which nodes and relationships that others are set to, as in {@code SET a += b}, are written as their
 * properties: Cypher 25 takes nothing but maps there.
 *
 * @param asMaps the statement so written
 * @param why what was done, as sentences
 */
record EntityAssignments(String asMaps, List<String> why) {

    private static final String WHY =
            "What SET takes from a node or a relationship is written as properties(…): Cypher 25"
                    + " takes nothing but maps there.";

    /** Words before the one by which a clause is known. */
    private static final Set<String> BEFORE_CLAUSES = Set.of("ON", "OPTIONAL", "DETACH");

    static EntityAssignments in(String cypher) {
        List<CypherToken> tokens = CypherText.tokens(cypher);
        StringBuilder text = new StringBuilder(cypher);
        int[] values = IntStream.range(0, tokens.size())
                .filter(at -> isAssigned(tokens, at) && isEntity(tokens, at))
                .toArray();
        for (int i = values.length - 1; i >= 0; i--) {
            CypherToken value = tokens.get(values[i]);
            text.insert(value.start() + value.text().length(), ')').insert(value.start(), "properties(");
        }
        return new EntityAssignments(text.toString(), values.length == 0 ? List.of() : List.of(WHY));
    }

    /** Whether this is the name, and nothing but it, that a SET assigns to another name. */
    private static boolean isAssigned(List<CypherToken> tokens, int at) {
        int equals = at - 1;
        if (equals < 2
                || tokens.get(at).kind() != CypherToken.Kind.WORD
                || !tokens.get(equals).is('=')) {
            return false;
        }
        int target = tokens.get(equals - 1).is('+') ? equals - 2 : equals - 1;
        boolean ends = at + 1 == tokens.size()
                || tokens.get(at + 1).is(',')
                || tokens.get(at + 1).depth() < 0
                || CypherClauses.beginsAt(tokens, at + 1)
                || BEFORE_CLAUSES.stream().anyMatch(tokens.get(at + 1)::isWord);
        return ends && target > 0 && tokens.get(target).isName() && isInSet(tokens, target - 1);
    }

    /** Whether an assignment can begin behind this token: behind SET, or behind a comma of its list. */
    private static boolean isInSet(List<CypherToken> tokens, int before) {
        if (tokens.get(before).isWord("SET")) {
            return true;
        }
        int depth = 0;
        for (int at = before; at >= 0 && tokens.get(before).is(','); at--) {
            depth -= tokens.get(at).depth();
            boolean isClause = depth == 0 && CypherClauses.beginsAt(tokens, at);
            if (depth < 0 || isClause) {
                return depth == 0 && tokens.get(at).isWord("SET");
            }
        }
        return false;
    }

    /** Whether a pattern names a node or a relationship so. */
    private static boolean isEntity(List<CypherToken> tokens, int name) {
        String text = tokens.get(name).text();
        return IntStream.range(1, tokens.size() - 1)
                .filter(at -> tokens.get(at).isName() && tokens.get(at).text().equals(text))
                .filter(at -> tokens.get(at - 1).is('(') || tokens.get(at - 1).is('['))
                .anyMatch(at -> tokens.get(at + 1).is(':')
                        || tokens.get(at + 1).is('{')
                        || isBareNode(tokens, at) && isPatternBracket(tokens, at - 1));
    }

    private static boolean isBareNode(List<CypherToken> tokens, int at) {
        return tokens.get(at + 1).is(')') || tokens.get(at + 1).is(']');
    }

    /** A bracket behind a name that is no clause's word is a function's, or an index. */
    private static boolean isPatternBracket(List<CypherToken> tokens, int bracket) {
        return bracket == 0 || !tokens.get(bracket - 1).isName() || CypherClauses.beginsAt(tokens, bracket - 1);
    }
}
