package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Takes expressions apart where no bracket and no CASE is open. */
final class Brackets {

    private Brackets() {}

    /** The index behind the bracket that closes the one here, or the end. */
    static int behind(List<CypherToken> tokens, int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += tokens.get(at).depth();
            if (depth == 0) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    /** What is between the bracket here and the one that closes it, or the end. */
    static List<CypherToken> inside(List<CypherToken> tokens, int open) {
        int behind = behind(tokens, open);
        boolean isClosed = behind > open + 1 && tokens.get(behind - 1).depth() < 0;
        return tokens.subList(open + 1, isClosed ? behind - 1 : Math.max(open + 1, behind));
    }

    /** An expression without parentheses around the whole of it. */
    static List<CypherToken> withoutOuter(List<CypherToken> expression) {
        List<CypherToken> inner = expression;
        while (inner.size() > 2 && inner.get(0).is('(') && behind(inner, 0) == inner.size()) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    /** The first such token, from this index on, outside of brackets and CASE; the end when there is none. */
    static int find(List<CypherToken> tokens, int from, Predicate<CypherToken> wanted) {
        return findAt(tokens, from, at -> wanted.test(tokens.get(at)));
    }

    /** The first such index, from this one on, outside of brackets and CASE; the end when there is none. */
    static int findAt(List<CypherToken> tokens, int from, IntPredicate wanted) {
        int depth = 0;
        int cases = 0;
        for (int at = from; at < tokens.size(); at++) {
            CypherToken token = tokens.get(at);
            boolean isKey = at > 0 && tokens.get(at - 1).is('.');
            if (depth == 0 && cases == 0 && !isKey && wanted.test(at)) {
                return at;
            }
            depth += token.depth();
            if (!isKey && token.isWord("CASE")) {
                cases++;
            } else if (!isKey && token.isWord("END") && cases > 0) {
                cases--;
            }
        }
        return tokens.size();
    }

    /** The parts between such tokens, one when there is none. */
    static List<List<CypherToken>> split(List<CypherToken> tokens, Predicate<CypherToken> separator) {
        List<List<CypherToken>> parts = new ArrayList<>();
        int from = 0;
        while (from <= tokens.size()) {
            int end = find(tokens, from, separator);
            parts.add(tokens.subList(from, end));
            from = end + 1;
        }
        return parts;
    }
}
