package dev.k2g.recipe.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The labels and types in a text: after a colon or IS, with {@code :}, {@code &}, {@code |} or {@code !} between them, or
 * {@code $(…)} where an expression says them.
 */
record LabelExpressions(TokenCursor tokens) {

    private static final Set<String> BEFORE_PREDICATE = Set.of("WHERE", "AND", "OR", "XOR", "NOT", "WHEN");

    /** After IS, these ask for something else than a label. */
    private static final Set<String> AFTER_IS =
            Set.of("NOT", "NULL", "TYPED", "NORMALIZED", "NFC", "NFD", "NFKC", "NFKD");

    /** Where the element of a pattern goes on that begins here: behind its variable, if it has one. */
    int afterVariable(int at) {
        boolean beginsWithIs = tokens.isWord(at, "IS") && !tokens.isWord(at + 1, "IS") && isOperand(at + 1);
        return tokens.isName(at) && !beginsWithIs ? at + 1 : at;
    }

    /** Whether an expression begins here. */
    boolean isThere(int at) {
        boolean isLabelled =
                tokens.isWord(at, "IS") && AFTER_IS.stream().noneMatch(word -> tokens.isWord(at + 1, word));
        return (tokens.is(at, ':') || isLabelled) && isOperand(at + 1);
    }

    private boolean isOperand(int at) {
        return tokens.isName(at) || tokens.isAny(at, "$(!%");
    }

    /** The names in the expression that begins here. */
    List<String> names(int start) {
        return parts(start).stream()
                .filter(part -> part.size() == 1 && part.get(0).isName())
                .map(part -> part.get(0).text())
                .toList();
    }

    /** What stands in the place of names in the expression that begins here. */
    List<List<CypherToken>> dynamic(int start) {
        return parts(start).stream().filter(part -> part.get(0).is('$')).toList();
    }

    /** All labels that the patterns and the predicates of the text name. */
    SortedSet<String> named() {
        SortedSet<String> named = new TreeSet<>();
        for (int at = 0; at < tokens.size(); at++) {
            boolean isPredicate = tokens.isName(at)
                    && BEFORE_PREDICATE.stream().anyMatch(tokens.get(at)::isWord)
                    && tokens.isName(at + 1);
            int start = isPredicate ? at + 2 : tokens.is(at, '(') ? afterVariable(at + 1) : tokens.size();
            if (isThere(start)) {
                named.addAll(names(start));
            }
        }
        return named;
    }

    private List<List<CypherToken>> parts(int start) {
        List<List<CypherToken>> parts = new ArrayList<>();
        int at = start;
        boolean operand = false;
        while (at < tokens.size()) {
            if (operand && tokens.is(at, '$')) {
                int open = tokens.is(at + 1, '(') ? at + 1 : at + 2; // $(…), $all(…) or $any(…)
                parts.add(tokens.between(at, tokens.closing(open) + 1));
                at = tokens.closing(open) + 1;
                operand = false;
            } else if (operand && tokens.isName(at)) {
                parts.add(tokens.between(at, at + 1));
                at++;
                operand = false;
            } else if (tokens.isAny(at, ":&|!%(") || !operand && tokens.isWord(at, "IS")) {
                operand = true;
                at++;
            } else if (tokens.is(at, ')') && isClosedWithin(start, at)) {
                operand = false;
                at++;
            } else {
                return parts;
            }
        }
        return parts;
    }

    /** Whether a bracket that is closed here was opened by the expression itself. */
    private boolean isClosedWithin(int start, int at) {
        return tokens.between(start, at + 1).stream()
                        .mapToInt(CypherToken::depth)
                        .sum()
                >= 0;
    }
}
