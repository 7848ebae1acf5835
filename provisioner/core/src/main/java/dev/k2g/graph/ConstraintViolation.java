package dev.k2g.graph;

import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;

import java.util.stream.Collectors;

/** Asks for data that is against a constraint. */
final class ConstraintViolation {

    private ConstraintViolation() {}

    /** A query for one example: a row with {@code example}, its values, and {@code times}, how many have them. */
    static String query(ConstraintSpec constraint) {
        String label = CypherName.quote(constraint.labelOrType());
        String match =
                constraint.entity() == Entity.NODE ? "MATCH (e:" + label + ")" : "MATCH ()-[e:" + label + "]->()";
        String values = constraint.properties().stream()
                .map(property -> "e." + CypherName.quote(property))
                .collect(Collectors.joining(", ", "[", "]"));
        String missing = " WHERE any(value IN " + values + " WHERE value IS NULL)";
        return switch (constraint.kind()) {
            case UNIQUE -> match + repeated(values);
            case EXISTS -> match + missing + example(values);
            case KEY -> match + missing + example(values) + " UNION ALL " + match + repeated(values);
            case TYPE ->
                match + " WHERE e." + CypherName.quote(constraint.properties().get(0)) + " IS NOT :: "
                        + constraint.propertyType().orElse("ANY") + example(values);
        };
    }

    private static String repeated(String values) {
        return " WITH " + values
                + " AS example WHERE none(value IN example WHERE value IS NULL) WITH example, count(*) AS times WHERE times > 1"
                + " RETURN example, times LIMIT 1";
    }

    private static String example(String values) {
        return " RETURN " + values + " AS example, 1 AS times LIMIT 1";
    }

    /** What an example shows, as a sentence. */
    static String describe(ConstraintSpec constraint, String example, long times) {
        String what = constraint.labelOrType() + " (" + String.join(", ", constraint.properties()) + ")";
        return times > 1
                ? times + " of " + what + " have the value " + example + "."
                : "one of " + what + " has the value " + example
                        + (constraint.kind() == Kind.TYPE ? ", which is of another type." : ".");
    }
}
