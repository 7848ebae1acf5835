package dev.k2g.graph;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements about constraints, in the syntax of the server's version. Since when there is which, is from the Cypher
 * manual's pages on additions and deprecations: 4.3 has {@code YIELD} and {@code IS NOT NULL}, 4.4 has
 * {@code FOR … REQUIRE} and several properties that are unique together, 5.7 has keys and uniqueness of relationships, 5.9
 * has property types, with a column for them, and 5.11 has several types for one property.
 */
final class ConstraintStatement {

    private static final String TYPE_NAME = "[A-Za-z][A-Za-z0-9 ]*(<[A-Za-z0-9 |]+> *)?";
    private static final String TYPE = TYPE_NAME + "(\\| *" + TYPE_NAME + ")*";
    private static final Neo4jVersion OLDEST = new Neo4jVersion(4, 3);

    private ConstraintStatement() {}

    /** @throws FailedException when the server is too old to be asked */
    static String list(Neo4jVersion server) {
        if (server.isBefore(OLDEST.major(), OLDEST.minor())) {
            throw tooOld(server);
        }
        return "SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties"
                + (server.isBefore(5, 9) ? "" : ", propertyType") + " RETURN * ORDER BY name";
    }

    /**
     * Those that are no constraint's.
     *
     * @throws FailedException when the server is too old to be asked
     */
    static String listIndexes(Neo4jVersion server) {
        if (server.isBefore(OLDEST.major(), OLDEST.minor())) {
            throw tooOld(server);
        }
        boolean old = server.isBefore(5, 0);
        return "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, "
                + (old ? "uniqueness WHERE uniqueness <> 'UNIQUE'" : "owningConstraint WHERE owningConstraint IS NULL")
                + " RETURN * ORDER BY name";
    }

    private static FailedException tooOld(Neo4jVersion server) {
        return new FailedException(
                "The server is Neo4j " + server + ", and k2g knows the constraints of " + OLDEST + " and later.",
                "Use a newer Neo4j, or leave the constraints out of the recipe.");
    }

    /** @throws FailedException when the server is too old for such a constraint */
    static String create(ConstraintSpec constraint, Neo4jVersion server) {
        mustHave(constraint, server);
        boolean old = server.isBefore(4, 4);
        return "CREATE CONSTRAINT " + CypherName.quote(constraint.name()) + " IF NOT EXISTS" + (old ? " ON " : " FOR ")
                + pattern(constraint) + (old ? " ASSERT " : " REQUIRE ") + properties(constraint, server) + " "
                + demand(constraint);
    }

    private static void mustHave(ConstraintSpec constraint, Neo4jVersion server) {
        missingIn(constraint, server).ifPresent(problem -> {
            throw new FailedException(problem, "Use a newer Neo4j, or leave the constraint out of the recipe.");
        });
    }

    /**
     * What a server lacks for a constraint, as a sentence; empty when it lacks nothing. The Cypher manual's page on
     * constraints has what belongs to which edition.
     *
     * @param server what it says of itself, such as {@code Neo4j Kernel 5.26.30 community}
     */
    static Optional<String> missing(ConstraintSpec constraint, String server) {
        Neo4jVersion version = Neo4jVersion.in(server);
        boolean isCommunity = server.toLowerCase(Locale.ROOT).endsWith("community");
        return isCommunity && constraint.kind() != Kind.UNIQUE
                ? Optional.of(
                        "The server is Neo4j " + version + ", Community Edition, which has unique constraints only.")
                : missingIn(constraint, version);
    }

    private static Optional<String> missingIn(ConstraintSpec constraint, Neo4jVersion server) {
        Neo4jVersion since = since(constraint);
        return server.isBefore(since.major(), since.minor())
                ? Optional.of("The server is Neo4j " + server + ", and constraints such as " + constraint.name()
                        + " are there since Neo4j " + since + ".")
                : Optional.empty();
    }

    private static Neo4jVersion since(ConstraintSpec constraint) {
        boolean onRelationship = constraint.entity() == Entity.RELATIONSHIP;
        return switch (constraint.kind()) {
            case TYPE -> new Neo4jVersion(5, isUnion(constraint) ? 11 : 9);
            case KEY -> onRelationship ? new Neo4jVersion(5, 7) : OLDEST;
            case EXISTS -> OLDEST;
            case UNIQUE -> {
                boolean together = constraint.properties().size() > 1;
                yield onRelationship ? new Neo4jVersion(5, 7) : together ? new Neo4jVersion(4, 4) : OLDEST;
            }
        };
    }

    private static boolean isUnion(ConstraintSpec constraint) {
        return constraint.propertyType().orElse("").contains("|");
    }

    private static String pattern(ConstraintSpec constraint) {
        String name = CypherName.quote(constraint.labelOrType());
        return constraint.entity() == Entity.NODE ? "(e:" + name + ")" : "()-[e:" + name + "]-()";
    }

    private static String properties(ConstraintSpec constraint, Neo4jVersion server) {
        if (constraint.properties().isEmpty()
                || constraint.properties().size() > 1
                        && (constraint.kind() == Kind.EXISTS || constraint.kind() == Kind.TYPE)) {
            throw invalid(constraint, "needs exactly one property", "Name one property.");
        }
        String names = constraint.properties().stream()
                .map(property -> "e." + CypherName.quote(property))
                .collect(Collectors.joining(", "));
        // as 4.x documents it: a single property stands alone, but for keys
        boolean alone = server.isBefore(5, 0) && constraint.properties().size() == 1 && constraint.kind() != Kind.KEY;
        return alone ? names : "(" + names + ")";
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
        if (!type.matches(TYPE)) {
            throw invalid(
                    constraint, "has no Cypher type but \"" + type + "\"", "Name a property type, such as INTEGER.");
        }
        return type;
    }

    private static InvalidInputException invalid(ConstraintSpec constraint, String problem, String remedy) {
        return new InvalidInputException("The constraint " + constraint.name() + " " + problem + ".", remedy);
    }
}
