package dev.k2g.validate;

import dev.k2g.recipe.cypher.SyntaxNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement makes without looking whether it is there. */
final class Creations {

    /** Procedures that do what CREATE does, or count without a look. */
    private static final Set<String> PROCEDURES = Set.of(
            "apoc.create.node",
            "apoc.create.nodes",
            "apoc.create.relationship",
            "apoc.atomic.add",
            "apoc.atomic.subtract",
            "apoc.atomic.concat",
            "apoc.atomic.insert");

    private final SyntaxNode statement;

    /**
     * A clause or a procedure.
     *
     * @param name CREATE, INSERT, or the procedure's name
     * @param at where it begins
     */
    record Creation(String name, SyntaxNode at) {}

    Creations(SyntaxNode statement) {
        this.statement = statement;
    }

    /** All before which the statement does not ask whether something is missing. */
    List<Creation> unguarded() {
        return statement
                .all()
                .takeWhile(part -> !isGuard(part))
                .flatMap(part -> creation(part).stream())
                .toList();
    }

    private static Optional<Creation> creation(SyntaxNode part) {
        return switch (part.rule()) {
            case "CreateClause" -> Optional.of(new Creation("CREATE", part));
            case "InsertClause" -> Optional.of(new Creation("INSERT", part));
            case "ProcedureName" ->
                Optional.of(new Creation(part.text(), part)).filter(call -> PROCEDURES.contains(call.name()));
            default -> Optional.empty();
        };
    }

    /** {@code x IS NULL} of what was optionally matched, {@code NOT EXISTS} and {@code NOT (a)-[…}. */
    private boolean isGuard(SyntaxNode part) {
        boolean isMissing = part.child("NullComparison")
                .filter(comparison -> !comparison.has("NOT")
                        && isOptionallyMatched(part.children().get(0)))
                .isPresent();
        return isMissing
                || part.is("Expression9") && asksForPattern(part.parts().get(0));
    }

    private static boolean asksForPattern(SyntaxNode negated) {
        SyntaxNode condition = EventPaths.withoutParentheses(negated);
        return condition.is("ExistsExpression", "PatternExpression", "PropertyExistsPredicate")
                || MergedFields.function(condition).equals("exists");
    }

    /** Whether an OPTIONAL MATCH before has a pattern with this variable. */
    private boolean isOptionallyMatched(SyntaxNode variable) {
        return variable.is("Reference")
                && statement
                        .all("MatchClause")
                        .filter(match -> match.has("OPTIONAL") && match.start() < variable.start())
                        .flatMap(match -> match.all("NodePattern", "RelationshipPattern"))
                        .anyMatch(entity -> entity.variable().equals(Optional.of(variable.name())));
    }
}
