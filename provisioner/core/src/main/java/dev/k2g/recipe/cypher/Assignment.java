package dev.k2g.recipe.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One part of a SET clause that gives something a value: {@code n.count = 1}, or {@code n += {count: 1}}.
 *
 * @param target the tokens of what gets the value
 * @param value the tokens of the value
 * @param isOnCreate whether it is done only for what MERGE has just made
 */
public record Assignment(List<CypherToken> target, List<CypherToken> value, boolean isOnCreate) {

    private static final Set<String> NEXT_CLAUSE = Set.of(
            "MATCH",
            "OPTIONAL",
            "MERGE",
            "ON",
            "CREATE",
            "INSERT",
            "SET",
            "DELETE",
            "DETACH",
            "REMOVE",
            "WITH",
            "UNWIND",
            "CALL",
            "FOREACH",
            "RETURN",
            "UNION",
            "FINISH",
            "LET",
            "FILTER",
            "NEXT");

    /** Copies the lists. */
    public Assignment {
        target = List.copyOf(target);
        value = List.copyOf(value);
    }

    /** Where it begins. */
    public CypherToken at() {
        return target.get(0);
    }

    /** All of these tokens, in their order, those in subqueries and FOREACH among them. */
    public static List<Assignment> of(List<CypherToken> tokens) {
        List<Assignment> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("SET") && !isPartOfName(tokens, i)) {
                boolean isOnCreate = i >= 2
                        && tokens.get(i - 1).isWord("CREATE")
                        && tokens.get(i - 2).isWord("ON");
                parts(tokens, i + 1).forEach(part -> add(part, isOnCreate, found));
            }
        }
        return found;
    }

    private static List<List<CypherToken>> parts(List<CypherToken> tokens, int start) {
        List<List<CypherToken>> parts = new ArrayList<>();
        int depth = 0;
        int from = start;
        int at = start;
        for (; at < tokens.size(); at++) {
            CypherToken token = tokens.get(at);
            depth += token.depth();
            if (depth < 0 || depth == 0 && isNextClause(tokens, at)) {
                break;
            }
            if (depth == 0 && token.is(',')) {
                parts.add(tokens.subList(from, at));
                from = at + 1;
            }
        }
        parts.add(tokens.subList(from, at));
        return parts;
    }

    private static void add(List<CypherToken> part, boolean isOnCreate, List<Assignment> into) {
        for (int i = 1; i < part.size(); i++) {
            if (part.get(i).is('=')) {
                int end = part.get(i - 1).is('+') ? i - 1 : i;
                if (end > 0) {
                    into.add(new Assignment(part.subList(0, end), part.subList(i + 1, part.size()), isOnCreate));
                }
                return;
            }
        }
    }

    private static boolean isNextClause(List<CypherToken> tokens, int at) {
        return NEXT_CLAUSE.stream().anyMatch(tokens.get(at)::isWord)
                && !isPartOfName(tokens, at)
                && !(at > 0
                        && (tokens.get(at - 1).isWord("STARTS")
                                || tokens.get(at - 1).isWord("ENDS")));
    }

    private static boolean isPartOfName(List<CypherToken> tokens, int at) {
        boolean isAfter = at > 0
                && (tokens.get(at - 1).is('.')
                        || tokens.get(at - 1).is(':')
                        || tokens.get(at - 1).is('$'));
        return isAfter || at + 1 < tokens.size() && tokens.get(at + 1).is('.');
    }
}
