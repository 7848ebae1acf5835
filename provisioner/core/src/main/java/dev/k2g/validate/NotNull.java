package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The paths of the event that are certainly not null when a condition holds, or a list has an element. A path that is not
 * null makes those not null that it goes through, the event itself, the empty path, among them.
 *
 * @param paths what the names stand for where the expression stands
 */
record NotNull(EventPaths paths) {

    /** Words that can make something true of what is null. */
    private static final List<String> TAKES_NULLS =
            List.of("CASE", "coalesce", "any", "none", "single", "exists", "count", "collect", "isEmpty", "valueType");

    /** What is not null when this condition is true. */
    Set<List<String>> when(List<CypherToken> condition) {
        return when(condition, true);
    }

    /** What is not null when this condition is false. */
    Set<List<String>> unless(List<CypherToken> condition) {
        return when(condition, false);
    }

    private Set<List<String>> when(List<CypherToken> given, boolean truth) {
        List<CypherToken> condition = Brackets.withoutOuter(given);
        List<List<CypherToken>> either = Brackets.split(condition, token -> token.isWord("OR") || token.isWord("XOR"));
        if (either.size() > 1) {
            return combined(either, truth, !truth && condition.stream().noneMatch(token -> token.isWord("XOR")));
        }
        List<List<CypherToken>> both = Brackets.split(condition, token -> token.isWord("AND"));
        if (both.size() > 1) {
            return combined(both, truth, truth);
        }
        if (!condition.isEmpty() && condition.get(0).isWord("NOT")) {
            return when(condition.subList(1, condition.size()), !truth);
        }
        return whenSingle(condition, truth);
    }

    private Set<List<String>> combined(List<List<CypherToken>> parts, boolean truth, boolean all) {
        return all
                ? union(parts.stream().map(part -> when(part, truth)))
                : intersection(parts.stream().map(part -> when(part, truth)).toList());
    }

    private Set<List<String>> whenSingle(List<CypherToken> condition, boolean truth) {
        int size = condition.size();
        boolean asksForNull = size > 2
                && condition.get(size - 1).isWord("NULL")
                && (condition.get(size - 2).isWord("IS")
                        || condition.get(size - 2).isWord("NOT"));
        if (asksForNull) {
            boolean asksForValue = condition.get(size - 2).isWord("NOT");
            return asksForValue == truth ? read(condition.subList(0, asksForValue ? size - 3 : size - 2)) : Set.of();
        }
        if (size > 3 && condition.get(0).isWord("exists") && condition.get(1).is('(')) {
            return truth ? closed(paths.in(condition.subList(2, size - 1))) : Set.of();
        }
        boolean isMembership = condition.stream().anyMatch(token -> token.isWord("IN"));
        // null IN [] is false, so that the contrary is true
        return isMembership && !truth ? Set.of() : read(condition);
    }

    /** What an expression reads that is null as soon as one of its parts is. A list may hold a null and be none. */
    private Set<List<String>> read(List<CypherToken> expression) {
        for (int i = 0; i < expression.size(); i++) {
            CypherToken token = expression.get(i);
            boolean isType = token.is(':')
                    && i + 1 < expression.size()
                    && expression.get(i + 1).is(':');
            if (isType || TAKES_NULLS.stream().anyMatch(token::isWord) && !isKey(expression, i)) {
                return Set.of();
            }
        }
        boolean isAll = !expression.isEmpty() && expression.get(0).isWord("all");
        return closed(paths.in(isAll ? expression : withoutLists(expression)));
    }

    private static boolean isKey(List<CypherToken> tokens, int at) {
        return at > 0 && tokens.get(at - 1).is('.');
    }

    private static List<CypherToken> withoutLists(List<CypherToken> expression) {
        List<CypherToken> outside = new ArrayList<>();
        for (int i = 0; i < expression.size(); i++) {
            boolean isList = expression.get(i).is('[')
                    && (i == 0
                            || !expression.get(i - 1).isName()
                            || expression.get(i - 1).isWord("IN"));
            if (isList) {
                i = Brackets.behind(expression, i) - 1;
            } else {
                outside.add(expression.get(i));
            }
        }
        return outside;
    }

    /** What is not null when this list is none and not empty, so that FOREACH and UNWIND do something. */
    Set<List<String>> whenFilled(List<CypherToken> given) {
        List<CypherToken> list = Brackets.withoutOuter(given);
        if (list.isEmpty()) {
            return Set.of();
        }
        if (list.get(0).isWord("CASE") && list.size() > 1 && list.get(1).isWord("WHEN")) {
            return whenFilledBy(list.subList(1, list.size() - 1));
        }
        if (list.get(0).is('[')) {
            boolean isFiltered = list.stream().anyMatch(token -> token.isWord("WHERE"))
                    && list.stream().noneMatch(token -> token.isWord("OR"));
            return isFiltered && endsInNotNull(list) ? closed(paths.in(list)) : Set.of();
        }
        return read(list);
    }

    private static boolean endsInNotNull(List<CypherToken> list) {
        return list.stream().anyMatch(token -> token.isWord("NOT"))
                && list.stream().anyMatch(token -> token.isWord("NULL"));
    }

    /** @param branches WHEN … THEN … and what follows, without CASE and END */
    private Set<List<String>> whenFilledBy(List<CypherToken> branches) {
        List<Set<List<String>>> filled = new ArrayList<>();
        Set<List<String>> notBefore = new HashSet<>();
        int at = 0;
        while (at < branches.size()) {
            int next = Brackets.find(branches, at + 1, token -> token.isWord("WHEN") || token.isWord("ELSE"));
            int then = Brackets.find(branches, at + 1, token -> token.isWord("THEN"));
            boolean isElse = branches.get(at).isWord("ELSE");
            List<CypherToken> condition = isElse ? List.of() : branches.subList(at + 1, Math.min(then, next));
            List<CypherToken> result = branches.subList(isElse ? at + 1 : Math.min(then + 1, next), next);
            if (!isNothing(result)) {
                filled.add(union(Stream.of(notBefore, isElse ? Set.of() : when(condition))));
            }
            notBefore.addAll(isElse ? Set.of() : unless(condition));
            at = next;
        }
        return intersection(filled);
    }

    private static boolean isNothing(List<CypherToken> result) {
        return result.size() == 1 && result.get(0).isWord("NULL")
                || result.size() == 2 && result.get(0).is('[') && result.get(1).is(']');
    }

    /** These paths, and those that they go through. */
    static Set<List<String>> closed(Set<List<String>> paths) {
        Set<List<String>> closed = new HashSet<>();
        paths.forEach(path -> {
            for (int length = 0; length <= path.size(); length++) {
                closed.add(List.copyOf(path.subList(0, length)));
            }
        });
        return closed;
    }

    private static Set<List<String>> union(Stream<Set<List<String>>> sets) {
        Set<List<String>> union = new HashSet<>();
        sets.forEach(union::addAll);
        return union;
    }

    private static Set<List<String>> intersection(List<Set<List<String>>> sets) {
        if (sets.isEmpty()) {
            return Set.of();
        }
        Set<List<String>> common = new HashSet<>(sets.get(0));
        sets.forEach(common::retainAll);
        return common;
    }
}
