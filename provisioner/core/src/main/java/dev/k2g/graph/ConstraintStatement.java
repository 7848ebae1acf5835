package dev.k2g.graph;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;

import java.util.stream.Collectors;

/** The statement that makes a constraint, in the syntax of Neo4j 5 and later. */
final class ConstraintStatement {

    private static final String TYPE_NAME = "[A-Za-z][A-Za-z ]*(<[A-Za-z |]+>)?";

    private ConstraintStatement() {}

    static String create(ConstraintSpec constraint) {
        return "CREATE CONSTRAINT " + CypherName.quote(constraint.name()) + " IF NOT EXISTS FOR " + pattern(constraint)
                + " REQUIRE " + properties(constraint) + " " + demand(constraint);
    }

    private static String pattern(ConstraintSpec constraint) {
        String name = CypherName.quote(constraint.labelOrType());
        return constraint.entity() == Entity.NODE ? "(e:" + name + ")" : "()-[e:" + name + "]-()";
    }

    private static String properties(ConstraintSpec constraint) {
        if (constraint.properties().isEmpty()
                || constraint.properties().size() > 1
                        && (constraint.kind() == Kind.EXISTS || constraint.kind() == Kind.TYPE)) {
            throw invalid(constraint, "needs exactly one property", "Name one property.");
        }
        return constraint.properties().stream()
                .map(property -> "e." + CypherName.quote(property))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String demand(ConstraintSpec constraint) {
        return switch (constraint.kind()) {
            case UNIQUE -> "IS UNIQUE";
            case KEY -> constraint.entity() == Entity.NODE ? "IS NODE KEY" : "IS RELATIONSHIP KEY";
            case EXISTS -> "IS NOT NULL";
            case TYPE -> "IS :: " + type(constraint);
        };
    }

    private static String type(ConstraintSpec constraint) {
        String type = constraint.propertyType().orElse("");
        if (!type.matches(TYPE_NAME)) {
            throw invalid(
                    constraint, "has no Cypher type but \"" + type + "\"", "Name a property type, such as INTEGER.");
        }
        return type;
    }

    private static InvalidInputException invalid(ConstraintSpec constraint, String problem, String remedy) {
        return new InvalidInputException("The constraint " + constraint.name() + " " + problem + ".", remedy);
    }
}
