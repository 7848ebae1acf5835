package dev.k2g.validate;

import dev.k2g.recipe.cypher.SyntaxNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the names at one place of a statement stand for: a field of the event, such as {@code [member, id]}, or, by the
 * empty path, the event itself.
 */
final class EventPaths {

    private final Map<String, List<String>> names;

    private EventPaths(Map<String, List<String>> names) {
        this.names = names;
    }

    /**
     * A path that is read.
     *
     * @param path the path
     * @param at where
     * @param isAll whether the expression there is no more than that
     */
    record Read(List<String> path, SyntaxNode at, boolean isAll) {}

    /** @param bindings the names that the sink gives the record's value */
    static EventPaths of(Set<String> bindings) {
        Map<String, List<String>> names = new HashMap<>();
        bindings.forEach(binding -> names.put(binding, List.of()));
        return new EventPaths(names);
    }

    EventPaths copy() {
        return new EventPaths(new HashMap<>(names));
    }

    /** From here on the name stands for this path, or for what is none. */
    void name(String name, Optional<List<String>> path) {
        path.ifPresentOrElse(known -> names.put(name, known), () -> names.remove(name));
    }

    /** The path that this name stands for. */
    Optional<List<String>> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** The path that an expression is; empty when it is something else, such as a function's result. */
    Optional<List<String>> of(SyntaxNode expression) {
        return read(withoutParentheses(expression)).filter(Read::isAll).map(Read::path);
    }

    /** Every path that is read in a part of a statement. */
    Set<List<String>> in(SyntaxNode part) {
        return in(part, node -> true);
    }

    /** Every path that is read in a part of a statement, as far as one gets to it through such parts. */
    Set<List<String>> in(SyntaxNode part, Predicate<SyntaxNode> through) {
        return reads(part, through).map(Read::path).collect(Collectors.toSet());
    }

    /** Each time that a path is read in a part of a statement. */
    Stream<Read> reads(SyntaxNode part) {
        return reads(part, node -> true);
    }

    private Stream<Read> reads(SyntaxNode part, Predicate<SyntaxNode> through) {
        if (!through.test(part)) {
            return Stream.empty();
        }
        Optional<Read> read = read(part);
        Stream<SyntaxNode> below = part.children().stream().skip(read.isPresent() ? 1 : 0);
        return Stream.concat(read.stream(), below.flatMap(child -> reads(child, through)));
    }

    /** An expression without parentheses around the whole of it. */
    static SyntaxNode withoutParentheses(SyntaxNode expression) {
        return expression.is("ParenthesizedExpression")
                ? withoutParentheses(expression.parts().get(0))
                : expression;
    }

    private Optional<Read> read(SyntaxNode part) {
        boolean isLonger = part.is("Expression2", "PropertyExpression", "DynamicPropertyExpression", "MapProjection");
        SyntaxNode first = isLonger ? part.children().get(0) : part;
        if (!first.is("Reference", "Variable") || first.is("Variable") && !part.is("MapProjection")) {
            return Optional.empty();
        }
        return named(first.name()).map(begin -> {
            List<String> path = new ArrayList<>(begin);
            List<Optional<String>> keys = part.children().stream()
                    .skip(isLonger ? 1 : 0)
                    .map(EventPaths::key)
                    .toList();
            keys.stream().takeWhile(Optional::isPresent).forEach(key -> path.add(key.get()));
            return new Read(path, part, keys.stream().allMatch(Optional::isPresent));
        });
    }

    /** {@code .id}, or {@code ['member id']}. */
    private static Optional<String> key(SyntaxNode postfix) {
        if (postfix.is("PropertyPostfix", "Property")) {
            return postfix.all("PropertyKeyName").findFirst().map(SyntaxNode::name);
        }
        return Optional.of(postfix)
                .filter(index -> index.is("IndexPostfix", "DynamicProperty"))
                .map(index -> index.parts().get(0).text())
                .filter(quoted -> quoted.matches("(?s)'[^'\\\\]*'|\"[^\"\\\\]*\""))
                .map(quoted -> quoted.substring(1, quoted.length() - 1));
    }
}
