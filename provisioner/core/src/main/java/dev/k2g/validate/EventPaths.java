package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.recipe.cypher.CypherToken.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names at one place of a statement stand for: a field of the event, such as {@code [member, id]}, or, by the
 * empty path, the event itself.
 */
final class EventPaths {

    private final Map<String, List<String>> names;

    private EventPaths(Map<String, List<String>> names) {
        this.names = names;
    }

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

    /** The path that an expression is; empty when it is something else, such as a function's result. */
    Optional<List<String>> of(List<CypherToken> expression) {
        List<CypherToken> plain = Brackets.withoutOuter(expression);
        return pathAt(plain, 0).filter(found -> found.end() == plain.size()).map(Found::path);
    }

    /** Every path that is read in an expression, those inside of brackets, too. */
    Set<List<String>> in(List<CypherToken> expression) {
        Set<List<String>> paths = new LinkedHashSet<>();
        for (int i = 0; i < expression.size(); i++) {
            at(expression, i).ifPresent(paths::add);
        }
        return paths;
    }

    /** The path that begins with this token. */
    Optional<List<String>> at(List<CypherToken> tokens, int at) {
        return isPartOfAnother(tokens, at)
                ? Optional.empty()
                : pathAt(tokens, at).map(Found::path);
    }

    /** A property's, label's or parameter's name, a function's, or a map's key. */
    private static boolean isPartOfAnother(List<CypherToken> tokens, int at) {
        boolean follows = at > 0
                && (tokens.get(at - 1).is('.')
                        || tokens.get(at - 1).is(':')
                        || tokens.get(at - 1).is('$'));
        boolean isKey = at > 0
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is(':')
                && (tokens.get(at - 1).is('{') || tokens.get(at - 1).is(','));
        return follows && !isMapValue(tokens, at) || isKey;
    }

    /** {@code {id: event.id}}: behind a map's key, not a label. */
    private static boolean isMapValue(List<CypherToken> tokens, int at) {
        return at > 2
                && tokens.get(at - 1).is(':')
                && tokens.get(at - 2).isName()
                && (tokens.get(at - 3).is('{') || tokens.get(at - 3).is(','));
    }

    private Optional<Found> pathAt(List<CypherToken> tokens, int at) {
        if (at >= tokens.size()
                || !tokens.get(at).isName()
                || !names.containsKey(tokens.get(at).text())) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(names.getOrDefault(tokens.get(at).text(), List.of()));
        int end = at + 1;
        while (end + 1 < tokens.size()) {
            if (tokens.get(end).is('.') && tokens.get(end + 1).isName()) {
                path.add(tokens.get(end + 1).text());
                end += 2;
            } else if (isKeyInBrackets(tokens, end)) {
                String quoted = tokens.get(end + 1).text();
                path.add(quoted.substring(1, quoted.length() - 1));
                end += 3;
            } else {
                break;
            }
        }
        return Optional.of(new Found(path, end));
    }

    /** {@code ['member id']}. */
    private static boolean isKeyInBrackets(List<CypherToken> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at).is('[')
                && tokens.get(at + 1).kind() == Kind.LITERAL
                && tokens.get(at + 1).text().matches("(?s)'[^'\\\\]*'|\"[^\"\\\\]*\"")
                && tokens.get(at + 2).is(']');
    }

    private record Found(List<String> path, int end) {}
}
