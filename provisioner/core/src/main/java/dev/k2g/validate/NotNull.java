package dev.k2g.validate;

import dev.k2g.recipe.cypher.SyntaxNode;

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

    /** What can be true although a part of it is null. */
    private static final String[] TAKES_NULLS = {
        "CaseExpression",
        "ExtendedCaseExpression",
        "ExistsExpression",
        "CountExpression",
        "CollectExpression",
        "CountStar",
        "PropertyExistsPredicate",
        "TypeComparison"
    };

    private static final Set<String> FUNCTIONS_OF_NULLS =
            Set.of("coalesce", "exists", "count", "collect", "isempty", "valuetype");

    /** What is not null when this condition is true. */
    Set<List<String>> when(SyntaxNode condition) {
        return when(condition, true);
    }

    /** What is not null when this condition is false. */
    Set<List<String>> unless(SyntaxNode condition) {
        return when(condition, false);
    }

    private Set<List<String>> when(SyntaxNode given, boolean truth) {
        SyntaxNode condition = EventPaths.withoutParentheses(given);
        List<SyntaxNode> parts = condition.parts();
        return switch (condition.rule()) {
            case "Expression" -> combined(parts, truth, !truth);
            case "Expression11" -> combined(parts, truth, false);
            case "Expression10" -> combined(parts, truth, truth);
            case "Expression9" -> {
                boolean isNegated = condition.children().stream()
                                        .filter(word -> word.isWord("NOT"))
                                        .count()
                                % 2
                        == 1;
                yield when(parts.get(0), isNegated != truth);
            }
            default -> whenSingle(condition, truth);
        };
    }

    private Set<List<String>> combined(List<SyntaxNode> parts, boolean truth, boolean all) {
        return all
                ? union(parts.stream().map(part -> when(part, truth)))
                : intersection(parts.stream().map(part -> when(part, truth)).toList());
    }

    private Set<List<String>> whenSingle(SyntaxNode condition, boolean truth) {
        if (condition.child("NullComparison").isPresent()) {
            boolean asksForValue = condition.child("NullComparison").get().has("NOT");
            return asksForValue == truth ? read(condition.children().get(0)) : Set.of();
        }
        if (condition.is("PropertyExistsPredicate")
                || MergedFields.function(condition).equals("exists")) {
            return truth ? closed(paths.in(condition)) : Set.of();
        }
        boolean isMembership = condition.all().anyMatch(part -> part.isWord("IN"));
        // null IN [] is false, so that the contrary is true
        return isMembership && !truth ? Set.of() : read(condition);
    }

    /** What an expression reads that is null as soon as one of its parts is. A list may hold a null and be none. */
    private Set<List<String>> read(SyntaxNode expression) {
        boolean isAll = expression.is("ListItemsPredicate") && expression.has("ALL");
        boolean takesNulls = expression.all().anyMatch(NotNull::takesNulls)
                || !isAll
                        && expression
                                .all("ListItemsPredicate", "NullComparison")
                                .findAny()
                                .isPresent();
        if (takesNulls) {
            return Set.of();
        }
        return closed(paths.in(
                expression, part -> isAll || !part.is("ListLiteral", "ListComprehension", "PatternComprehension")));
    }

    private static boolean takesNulls(SyntaxNode part) {
        return part.is(TAKES_NULLS) || FUNCTIONS_OF_NULLS.contains(MergedFields.function(part));
    }

    /** What is not null when this list is none and not empty, so that FOREACH and UNWIND do something. */
    Set<List<String>> whenFilled(SyntaxNode given) {
        SyntaxNode list = EventPaths.withoutParentheses(given);
        return switch (list.rule()) {
            case "CaseExpression" -> whenFilledBy(list);
            case "ListLiteral" -> Set.of();
            case "ListComprehension" -> list.has("WHERE") && dropsNulls(list) ? closed(paths.in(list)) : Set.of();
            default -> read(list);
        };
    }

    private static boolean dropsNulls(SyntaxNode list) {
        return list.all().noneMatch(word -> word.isWord("OR"))
                && list.all("NullComparison").anyMatch(comparison -> comparison.has("NOT"));
    }

    private Set<List<String>> whenFilledBy(SyntaxNode cases) {
        List<Set<List<String>>> filled = new ArrayList<>();
        Set<List<String>> notBefore = new HashSet<>();
        for (SyntaxNode alternative : cases.parts()) {
            boolean isCase = alternative.is("CaseAlternative");
            SyntaxNode result = isCase ? alternative.parts().get(1) : alternative;
            if (!result.text().equalsIgnoreCase("NULL") && !result.text().matches("\\[\\s*]")) {
                Set<List<String>> here = isCase ? when(alternative.parts().get(0)) : Set.of();
                filled.add(union(Stream.of(notBefore, here)));
            }
            notBefore.addAll(isCase ? unless(alternative.parts().get(0)) : Set.of());
        }
        return intersection(filled);
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
