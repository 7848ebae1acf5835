package dev.k2g.validate;

import dev.k2g.recipe.cypher.Merged;
import dev.k2g.recipe.cypher.Merged.Property;
import dev.k2g.recipe.cypher.SyntaxNode;

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
    static List<MergedField> of(SyntaxNode statement, Set<String> bindings) {
        MergedFields fields = new MergedFields();
        fields.follow(statement, new Row(EventPaths.of(bindings), new HashSet<>()));
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
    private Row follow(SyntaxNode query, Row start) {
        return switch (query.rule()) {
            case "RegularQuery", "Union" -> branches(query, start);
            case "When" -> cases(query, start);
            default -> {
                Row row = start.copy();
                for (SyntaxNode part : query.parts()) {
                    row = clause(part, row);
                }
                yield row;
            }
        };
    }

    private Row branches(SyntaxNode union, Row start) {
        List<Row> ends =
                union.parts().stream().map(part -> clause(part, start.copy())).toList();
        Row last = ends.get(ends.size() - 1);
        ends.forEach(end -> last.notNull().retainAll(end.notNull()));
        return last;
    }

    /** A row takes the first branch whose condition holds, or none. */
    private Row cases(SyntaxNode when, Row start) {
        Row otherwise = start.copy();
        for (SyntaxNode branch : when.parts()) {
            Row row = otherwise.copy();
            if (branch.is("WhenBranch")) {
                SyntaxNode condition = branch.parts().get(0);
                row.notNull().addAll(row.check().when(condition));
                otherwise.notNull().addAll(otherwise.check().unless(condition));
            }
            branch.parts().stream().skip(branch.is("WhenBranch") ? 1 : 0).forEach(query -> follow(query, row));
        }
        return start;
    }

    /** @return what is known of a row behind the clause, or behind the query that it is */
    private Row clause(SyntaxNode clause, Row row) {
        boolean isOptional = clause.has("OPTIONAL");
        List<SyntaxNode> parts = clause.parts();
        switch (clause.rule()) {
            case "MatchClause" -> row.notNull().addAll(isOptional ? Set.of() : matched(clause, row));
            case "FilterClause" -> row.notNull().addAll(row.check().when(parts.get(0)));
            case "WithClause", "ReturnClause" -> project(clause, row);
            case "LetClause" -> let(parts, row);
            case "UnwindClause" -> list(parts.get(0), parts.get(1), row);
            case "ForListClause" -> list(parts.get(1), parts.get(0), row);
            case "ForeachClause" -> forEach(parts, row.copy());
            case "SubqueryClause" -> call(parts, isOptional ? row.copy() : row);
            case "CallClause" -> row.notNull().addAll(isOptional ? Set.of() : where(clause, row));
            case "MergeClause" -> merge(clause, row);
            default -> {
                return clause.rule().endsWith("Clause") ? row : follow(clause, row);
            }
        }
        return row;
    }

    private static Set<List<String>> where(SyntaxNode clause, Row row) {
        return clause.child("WhereClause")
                .map(where -> row.check().when(where.parts().get(0)))
                .orElse(Set.of());
    }

    /** A property in the pattern that is null matches nothing. */
    private static Set<List<String>> matched(SyntaxNode clause, Row row) {
        Set<List<String>> notNull = new HashSet<>(where(clause, row));
        for (Merged entity : Merged.of(clause)) {
            entity.properties()
                    .forEach(property -> row.paths()
                            .of(property.value())
                            .ifPresent(path -> notNull.addAll(NotNull.closed(Set.of(path)))));
            entity.at()
                    .after("WHERE")
                    .ifPresent(condition -> notNull.addAll(row.check().when(condition)));
        }
        return notNull;
    }

    /** Names of one clause do not know each other. */
    private static void project(SyntaxNode clause, Row row) {
        EventPaths before = row.paths().copy();
        clause.all("ReturnItem")
                .filter(item -> item.has("AS"))
                .forEach(item ->
                        row.paths().name(name(item), before.of(item.parts().get(0))));
        row.notNull().addAll(where(clause, row));
    }

    private static String name(SyntaxNode item) {
        return item.parts().get(item.parts().size() - 1).name();
    }

    private static void let(List<SyntaxNode> items, Row row) {
        EventPaths before = row.paths().copy();
        items.forEach(item -> row.paths()
                .name(item.parts().get(0).name(), before.of(item.parts().get(1))));
    }

    /** The name stands for the elements of a list, of which there is one at least. */
    private static void list(SyntaxNode list, SyntaxNode name, Row row) {
        row.notNull().addAll(row.check().whenFilled(list));
        boolean isOnlyElement = list.is("ListLiteral") && list.parts().size() == 1;
        row.paths()
                .name(name.name(), isOnlyElement ? row.paths().of(list.parts().get(0)) : Optional.empty());
    }

    private void forEach(List<SyntaxNode> parts, Row given) {
        list(parts.get(1), parts.get(0), given);
        Row row = given;
        for (SyntaxNode clause : parts.subList(2, parts.size())) {
            row = clause(clause, row);
        }
    }

    /** A subquery that returns passes on what its rows have passed; one that does not, lets every row go on. */
    private void call(List<SyntaxNode> parts, Row row) {
        for (SyntaxNode query : parts) {
            if (!query.is("SubqueryScope", "SubqueryInTransactionsParameters")) {
                Row end = follow(query, row);
                query.all("ReturnClause").findFirst().ifPresent(returned -> {
                    row.notNull().addAll(end.notNull());
                    returned.all("ReturnItem")
                            .map(MergedFields::name)
                            .forEach(name -> row.paths().name(name, end.paths().named(name)));
                });
            }
        }
    }

    private void merge(SyntaxNode clause, Row row) {
        for (Merged entity : Merged.of(clause)) {
            for (Property property : entity.properties()) {
                field(property.value(), row.paths())
                        .filter(field -> !field.isEmpty())
                        .ifPresent(field -> found.add(new MergedField(property, field, Set.copyOf(row.notNull()))));
            }
        }
    }

    private static Optional<List<String>> field(SyntaxNode value, EventPaths paths) {
        List<SyntaxNode> arguments =
                value.parts().stream().filter(part -> !part.is("FunctionName")).toList();
        return NULL_FOR_NULL.contains(function(value)) && arguments.size() == 1
                ? field(arguments.get(0), paths)
                : paths.of(value);
    }

    /** The name of the function that this calls, in small letters; empty where it calls none. */
    static String function(SyntaxNode expression) {
        return expression.is("FunctionInvocation", "TrimFunction")
                ? expression.children().get(0).text().toLowerCase(Locale.ROOT)
                : "";
    }
}
