package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a name in a statement back to the field of the event that it stands for, through {@code WITH … AS name}. */
final class EventPaths {

    private final List<CypherToken> tokens;
    private final Map<String, List<String>> names = new HashMap<>();

    /**
     * @param tokens the statement
     * @param bindings the names that the sink gives the record's value
     */
    EventPaths(List<CypherToken> tokens, Set<String> bindings) {
        this.tokens = tokens;
        bindings.forEach(binding -> names.put(binding, List.of()));
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("AS") && tokens.get(i + 1).isName()) {
                String alias = tokens.get(i + 1).text();
                projectedBefore(i).flatMap(this::of).ifPresent(path -> names.put(alias, path));
            }
        }
    }

    /**
     * The field that an expression is: {@code [member, id]} for {@code event.member.id}. Empty when it is something else,
     * such as a function's result, or the whole event.
     */
    Optional<List<String>> field(List<CypherToken> expression) {
        return of(expression).filter(path -> !path.isEmpty());
    }

    /** Whether the statement says anywhere that this field is not null. */
    boolean isGuarded(List<String> field) {
        for (int i = 2; i < tokens.size(); i++) {
            boolean isNotNull = tokens.get(i).isWord("NULL")
                    && tokens.get(i - 1).isWord("NOT")
                    && tokens.get(i - 2).isWord("IS");
            if (isNotNull
                    && pathBefore(i - 2).flatMap(this::of).filter(field::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<List<String>> of(List<CypherToken> expression) {
        for (int i = 0; i < expression.size(); i++) {
            if (i % 2 == 0 ? !expression.get(i).isName() : !expression.get(i).is('.')) {
                return Optional.empty();
            }
        }
        if (expression.size() % 2 == 0 || !names.containsKey(expression.get(0).text())) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(names.getOrDefault(expression.get(0).text(), List.of()));
        expression.stream().skip(1).filter(CypherToken::isName).forEach(name -> path.add(name.text()));
        return Optional.of(path);
    }

    /** The path before AS, when nothing else is part of the expression. */
    private Optional<List<CypherToken>> projectedBefore(int as) {
        return pathBefore(as).filter(path -> {
            int before = as - path.size() - 1;
            return before >= 0
                    && (tokens.get(before).is(',')
                            || tokens.get(before).isWord("WITH")
                            || tokens.get(before).isWord("DISTINCT"));
        });
    }

    private Optional<List<CypherToken>> pathBefore(int end) {
        int start = end;
        while (start > 0 && tokens.get(start - 1).isName()) {
            start--;
            if (start == 0 || !tokens.get(start - 1).is('.')) {
                return Optional.of(tokens.subList(start, end));
            }
            start--;
        }
        return Optional.empty();
    }
}
