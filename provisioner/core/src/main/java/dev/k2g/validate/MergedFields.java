package dev.k2g.validate;

import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.recipe.cypher.MergePatterns;
import dev.k2g.recipe.cypher.Merged;
import dev.k2g.recipe.cypher.Merged.Property;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the fields of the event that a statement merges on, and what is certainly not null where it does: conditions that
 * a row has passed, also in FOREACH and subqueries.
 */
final class MergedFields {

    /** Functions that give null for a null, as far as people merge on them. */
    private static final Set<String> NULL_FOR_NULL = Set.of(
            "tointeger",
            "tofloat",
            "tostring",
            "toboolean",
            "tolower",
            "toupper",
            "lower",
            "upper",
            "trim",
            "ltrim",
            "rtrim",
            "btrim",
            "date",
            "datetime",
            "localdatetime",
            "time",
            "localtime",
            "duration",
            "abs",
            "round");

    private final List<MergedField> found = new ArrayList<>();

    private MergedFields() {}

    /**
     * A property that is merged on.
     *
     * @param property the property
     * @param field the event's field that it is, or that a function makes it of
     * @param notNull the paths of the event that are not null where this is reached
     */
    record MergedField(Property property, List<String> field, Set<List<String>> notNull) {

        /** Whether a row without the field does not get here. */
        boolean isGuarded() {
            return notNull.contains(field);
        }

        /** Whether a tombstone does not get here. */
        boolean isGuardedAgainstTombstones() {
            return notNull.contains(List.<String>of());
        }
    }

    /**
     * The fields that a statement merges on, in the statement's order.
     *
     * @param bindings the names that the sink gives the record's value
     */
    static List<MergedField> of(List<CypherToken> statement, Set<String> bindings) {
        MergedFields fields = new MergedFields();
        fields.block(statement, new Row(EventPaths.of(bindings), new HashSet<>()));
        return fields.found;
    }

    /** What is known of a row at one place of the statement. */
    private record Row(EventPaths paths, Set<List<String>> notNull) {

        Row copy() {
            return new Row(paths.copy(), new HashSet<>(notNull));
        }

        NotNull check() {
            return new NotNull(paths);
        }
    }

    /**
     * Goes through the clauses of a statement or subquery.
     *
     * @return what is known of a row at its end, whichever branch it has taken
     */
    private Row block(List<CypherToken> tokens, Row start) {
        Row row = start.copy();
        Set<List<String>> inElse = new HashSet<>(start.notNull());
        List<Row> ends = new ArrayList<>();
        boolean isOptional = false;
        for (List<CypherToken> clause : Clauses.of(tokens)) {
            List<CypherToken> rest = clause.subList(1, clause.size());
            String keyword = Clauses.word(clause.get(0));
            if (keyword.equals("UNION") || keyword.equals("ELSE") || keyword.equals("WHEN")) {
                ends.add(row);
                row = start.copy();
            }
            switch (keyword) {
                case "WHERE" ->
                    row.notNull().addAll(isOptional ? Set.of() : row.check().when(rest));
                case "FILTER" -> row.notNull().addAll(row.check().when(Clauses.without("WHERE", rest)));
                case "MATCH" -> row.notNull().addAll(matched(rest, row));
                case "WITH", "RETURN", "LET" -> project(rest, row.paths());
                case "UNWIND" -> unwind(rest, row);
                case "FOREACH" -> forEach(rest, row.copy());
                case "CALL" -> call(rest, row);
                case "OPTIONAL" -> call(rest, row.copy());
                case "MERGE" -> merge(clause, row);
                case "WHEN" -> inElse.addAll(branch(rest, row));
                case "ELSE" -> otherwise(rest, row, inElse);
                default -> {}
            }
            isOptional = keyword.equals("OPTIONAL");
        }
        for (Row end : ends) {
            row.notNull().retainAll(end.notNull());
        }
        return row;
    }

    /** A property in the pattern that is null matches nothing. */
    private static Set<List<String>> matched(List<CypherToken> pattern, Row row) {
        Set<List<String>> notNull = new HashSet<>();
        for (Merged entity : MergePatterns.inPattern(pattern)) {
            entity.properties()
                    .forEach(property -> row.paths()
                            .of(property.value())
                            .ifPresent(path -> notNull.addAll(NotNull.closed(Set.of(path)))));
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).is('(') || pattern.get(i).is('[')) {
                List<CypherToken> entity = Brackets.inside(pattern, i);
                int where = Brackets.find(entity, 0, token -> token.isWord("WHERE"));
                if (where < entity.size()) {
                    notNull.addAll(row.check().when(entity.subList(where + 1, entity.size())));
                }
            }
        }
        return notNull;
    }

    /** Names of one clause do not know each other. */
    private static void project(List<CypherToken> items, EventPaths paths) {
        EventPaths before = paths.copy();
        for (List<CypherToken> item : Brackets.split(Clauses.without("DISTINCT", items), token -> token.is(','))) {
            int as = Brackets.find(item, 0, token -> token.isWord("AS"));
            int equals = Brackets.find(item, 0, token -> token.is('='));
            if (as + 1 < item.size()) {
                paths.name(item.get(as + 1).text(), before.of(item.subList(0, as)));
            } else if (equals == 1 && item.size() > 2) {
                paths.name(item.get(0).text(), before.of(item.subList(2, item.size())));
            }
        }
    }

    private static void unwind(List<CypherToken> rest, Row row) {
        int as = Brackets.find(rest, 0, token -> token.isWord("AS"));
        List<CypherToken> list = rest.subList(0, as);
        row.notNull().addAll(row.check().whenFilled(list));
        if (as + 1 < rest.size()) {
            row.paths().name(rest.get(as + 1).text(), row.paths().of(onlyElement(list)));
        }
    }

    private static List<CypherToken> onlyElement(List<CypherToken> list) {
        boolean isLiteral = list.size() > 2 && list.get(0).is('[') && Brackets.behind(list, 0) == list.size();
        return isLiteral ? list.subList(1, list.size() - 1) : List.of();
    }

    /** {@code (x IN list | clauses)}. */
    private void forEach(List<CypherToken> rest, Row row) {
        List<CypherToken> inside = Brackets.withoutOuter(rest);
        int bar = Brackets.find(inside, 0, token -> token.is('|'));
        if (bar < 2 || bar >= inside.size()) {
            return;
        }
        List<CypherToken> list = inside.subList(2, bar);
        row.notNull().addAll(row.check().whenFilled(list));
        row.paths().name(inside.get(0).text(), row.paths().of(onlyElement(list)));
        block(inside.subList(bar + 1, inside.size()), row);
    }

    /** A subquery that returns passes on what its rows have passed; one that does not, lets every row go on. */
    private void call(List<CypherToken> rest, Row row) {
        List<CypherToken> inner = inBraces(rest, Brackets.find(rest, 0, token -> token.is('{')));
        Row end = block(inner, row);
        List<List<CypherToken>> clauses = Clauses.of(inner);
        Optional<List<CypherToken>> returned = clauses.stream()
                .filter(clause -> clause.get(0).isWord("RETURN"))
                .findFirst();
        returned.ifPresent(clause -> {
            row.notNull().addAll(end.notNull());
            project(clause.subList(1, clause.size()), row.paths());
        });
    }

    /**
     * {@code WHEN condition THEN {…}}; without braces the branch's clauses follow.
     *
     * @return what is not null in the branches after it
     */
    private Set<List<String>> branch(List<CypherToken> rest, Row row) {
        int then = Brackets.find(rest, 0, token -> token.isWord("THEN"));
        List<CypherToken> condition = rest.subList(0, then);
        Set<List<String>> afterwards = row.check().unless(condition);
        row.notNull().addAll(row.check().when(condition));
        block(inBraces(rest, then + 1), row);
        return afterwards;
    }

    private void otherwise(List<CypherToken> rest, Row row, Set<List<String>> notNull) {
        row.notNull().addAll(notNull);
        block(inBraces(rest, 0), row);
    }

    private static List<CypherToken> inBraces(List<CypherToken> tokens, int open) {
        return open < tokens.size() && tokens.get(open).is('{') ? Brackets.inside(tokens, open) : List.of();
    }

    private void merge(List<CypherToken> clause, Row row) {
        for (List<Merged> pattern : MergePatterns.of(clause)) {
            for (Merged entity : pattern) {
                for (Property property : entity.properties()) {
                    field(property.value(), row.paths())
                            .filter(field -> !field.isEmpty())
                            .ifPresent(field -> found.add(new MergedField(property, field, Set.copyOf(row.notNull()))));
                }
            }
        }
    }

    private static Optional<List<String>> field(List<CypherToken> value, EventPaths paths) {
        boolean isCall = value.size() > 3
                && value.get(1).is('(')
                && NULL_FOR_NULL.contains(value.get(0).text().toLowerCase(Locale.ROOT))
                && Brackets.behind(value, 1) == value.size();
        return isCall ? field(value.subList(2, value.size() - 1), paths) : paths.of(value);
    }
}
