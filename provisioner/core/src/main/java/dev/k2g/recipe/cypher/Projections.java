package dev.k2g.recipe.cypher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names stand for that a Cypher text gives to expressions: {@code WITH n.count + 1 AS count}. */
public final class Projections {

    private final Map<String, List<CypherToken>> expressions = new HashMap<>();

    /** @param tokens the whole text: a name is looked up whatever its scope is */
    public Projections(List<CypherToken> tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("AS") && tokens.get(i + 1).isName()) {
                String name = tokens.get(i + 1).text();
                expressionBefore(tokens, i).ifPresent(expression -> expressions.put(name, written(expression)));
            }
        }
    }

    /** The expression with what its names stand for in their place, each in the brackets in which it would be written. */
    public List<CypherToken> written(List<CypherToken> expression) {
        List<CypherToken> written = new ArrayList<>();
        for (int i = 0; i < expression.size(); i++) {
            CypherToken token = expression.get(i);
            boolean isPartOfPath = i > 0 && expression.get(i - 1).is('.');
            boolean hasMore =
                    i + 1 < expression.size() && List.of('.', ':', '(').stream().anyMatch(expression.get(i + 1)::is);
            List<CypherToken> meant = expressions.get(token.text());
            if (meant == null || !token.isName() || isPartOfPath || hasMore) {
                written.add(token);
            } else {
                written.add(bracket("(", token));
                written.addAll(meant);
                written.add(bracket(")", token));
            }
        }
        return written;
    }

    /** Empty for UNWIND, whose name stands for the items of a list. */
    private static Optional<List<CypherToken>> expressionBefore(List<CypherToken> tokens, int as) {
        int depth = 0;
        for (int at = as - 1; at >= 0; at--) {
            CypherToken token = tokens.get(at);
            depth -= token.depth();
            boolean begins = depth == 0
                    && (token.is(',') || token.isWord("WITH") || token.isWord("DISTINCT") || token.isWord("RETURN"));
            if (begins) {
                return Optional.of(tokens.subList(at + 1, as));
            }
            if (depth < 0 || depth == 0 && token.isWord("UNWIND")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static CypherToken bracket(String text, CypherToken at) {
        return new CypherToken(CypherToken.Kind.SYMBOL, text, at.line(), at.column(), at.start());
    }
}
