package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A property that is given a value made of its old one, such as {@code n.count = coalesce(n.count, 0) + 1}. */
final class SelfReference {

    private static final Set<Character> OPERATORS = Set.of('+', '-', '*', '/', '%', '^');

    /** What takes out of a list what is there twice. */
    private static final Set<String> WITHOUT_DOUBLES = Set.of("toSet", "distinct", "union");

    private final String variable;
    private final String property;
    private final List<CypherToken> value;

    private SelfReference(String variable, String property, List<CypherToken> value) {
        this.variable = variable;
        this.property = property;
        this.value = value;
    }

    /**
     * The property of which that is so, as {@code n.count}; empty where there is none, or a condition or a function sees
     * to it that a second time changes nothing.
     *
     * @param target what gets the value: a property, or a node or relationship that gets a map
     */
    static Optional<String> of(List<CypherToken> target, List<CypherToken> value) {
        String variable = target.get(0).text();
        if (target.size() == 3 && target.get(1).is('.')) {
            return new SelfReference(variable, target.get(2).text(), value).found();
        }
        if (target.size() > 1) {
            return Optional.empty();
        }
        for (int i = 1; i + 1 < value.size(); i++) {
            boolean isKey = value.get(i).isName() && value.get(i + 1).is(':');
            if (isKey && (value.get(i - 1).is('{') || value.get(i - 1).is(','))) {
                Optional<String> found =
                        new SelfReference(variable, value.get(i).text(), value).found();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> found() {
        boolean isSafe =
                value.stream().anyMatch(token -> WITHOUT_DOUBLES.stream().anyMatch(token::isWord));
        for (int i = 0; i + 2 < value.size() && !isSafe; i++) {
            boolean isItself = value.get(i).isName()
                    && value.get(i).text().equals(variable)
                    && value.get(i + 1).is('.')
                    && value.get(i + 2).text().equals(property)
                    && !is(i - 1, '.');
            if (isItself && isAmong(i - 1)) {
                return Optional.empty();
            }
            if (isItself && isOperand(i, i + 2)) {
                return Optional.of(variable + "." + property);
            }
        }
        return Optional.empty();
    }

    /** {@code x IN n.list}: only what is not there yet is added. */
    private boolean isAmong(int before) {
        return before >= 0 && value.get(before).isWord("IN");
    }

    /** Whether an operator is beside it, or beside the brackets around it. */
    private boolean isOperand(int from, int to) {
        int start = from;
        int end = to;
        while (true) {
            if (isOperator(start - 1) || isOperator(end + 1)) {
                return true;
            }
            start = opening(start - 1);
            if (start < 0 || !value.get(start).is('(')) {
                return false;
            }
            end = closing(end + 1);
            while (start > 0 && (value.get(start - 1).isName() && !isKeyword(start - 1) || is(start - 1, '.'))) {
                start--; // the function's name
            }
        }
    }

    private boolean isKeyword(int at) {
        return Set.of("THEN", "ELSE", "WHEN", "CASE", "AND", "OR", "NOT", "IN").stream()
                .anyMatch(value.get(at)::isWord);
    }

    private int opening(int at) {
        int depth = 0;
        int i = at;
        for (; i >= 0 && depth < 1; i--) {
            depth += value.get(i).depth();
        }
        return depth < 1 ? -1 : i + 1;
    }

    private int closing(int at) {
        int depth = 0;
        int i = at;
        for (; i < value.size() && depth > -1; i++) {
            depth += value.get(i).depth();
        }
        return i - 1;
    }

    private boolean isOperator(int at) {
        boolean joins = is(at, '|') && (is(at - 1, '|') || is(at + 1, '|'));
        return joins || OPERATORS.stream().anyMatch(operator -> is(at, operator));
    }

    private boolean is(int at, char symbol) {
        return at >= 0 && at < value.size() && value.get(at).is(symbol);
    }
}
