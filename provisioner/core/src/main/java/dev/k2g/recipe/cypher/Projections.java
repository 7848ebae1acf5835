package dev.k2g.recipe.cypher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What names stand for that a statement gives to expressions: {@code WITH n.count + 1 AS count}. */
public final class Projections {

    private final Map<String, SyntaxNode> expressions = new HashMap<>();

    /** @param statement all of it: a name is looked up whatever its scope is */
    public Projections(SyntaxNode statement) {
        statement
                .all("ReturnItem")
                .filter(item -> item.has("AS"))
                .forEach(item -> expressions.put(
                        item.after("AS").orElse(item).name(),
                        written(item.children().get(0))));
    }

    /** The expression with what its names stand for in their place. */
    public SyntaxNode written(SyntaxNode expression) {
        if (expression.is("Reference")) {
            return expressions.getOrDefault(expression.name(), expression);
        }
        boolean isPath = expression.is("Expression2", "PropertyExpression");
        List<SyntaxNode> children = expression.children();
        return new SyntaxNode(
                expression.rule(),
                expression.text(),
                expression.line(),
                expression.column(),
                expression.start(),
                IntStream.range(0, children.size())
                        .mapToObj(i -> isPath && i == 0 ? children.get(i) : written(children.get(i)))
                        .toList());
    }
}
