package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.SyntaxNode;
import dev.k2g.sinkconfig.SinkStatement.SinkRelease;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that belong to the sink's own statement: its variable {@code e}, which it imports into the subquery that holds the
 * Cypher, and its parameters, of which the Cypher has none (facts from 5.5's {@code NativeBatchStrategy} and {@code
 * ApocBatchStrategy}).
 */
final class SinkNameChecks {

    private static final String VARIABLE = "e";

    /** Where a name is the statement's own; in a list comprehension it does no harm. */
    private static final Set<String> DECLARE = Set.of(
            "NodePattern",
            "RelationshipPattern",
            "InsertNodePattern",
            "InsertRelationshipPattern",
            "Pattern",
            "ReturnItem",
            "UnwindClause",
            "ForListClause",
            "ForeachClause",
            "LetItem",
            "ProcedureResultItem",
            "LoadCSVClause");

    private static final Pattern OWN_PARAMETERS = Pattern.compile("events|e|q\\d+|topic|partition|strategy");

    private final ConsumedTopic consumed;
    private final SyntaxNode statement;
    private final List<Finding> findings = new ArrayList<>();

    private SinkNameChecks(ConsumedTopic consumed) {
        this.consumed = consumed;
        this.statement = consumed.syntax().tree();
    }

    static List<Finding> check(LocatedRecipe recipe) {
        List<Finding> findings = new ArrayList<>(parameters(recipe));
        recipe.consumed().forEach(consumed -> findings.addAll(new SinkNameChecks(consumed).variable()));
        return findings;
    }

    /** Parameters that nobody gives: no database tells of them before the first record. */
    static List<Finding> parameters(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> new SinkNameChecks(consumed).unknown().stream())
                .toList();
    }

    private List<Finding> unknown() {
        Set<String> told = new LinkedHashSet<>();
        statement.all("Parameter").forEach(parameter -> {
            String name = parameter.text().substring(1);
            if (told.add(name)) {
                parameter(parameter, name);
            }
        });
        return findings;
    }

    private void parameter(SyntaxNode at, String name) {
        boolean isOwn = OWN_PARAMETERS.matcher(name).matches();
        findings.add(
                isOwn
                        ? Finding.of(
                                FindingCode.CYPHER_NOT_PORTABLE,
                                consumed.at(at),
                                "$" + name + " is a parameter of the sink's own, which it has in some releases, and on"
                                        + " some servers.",
                                "Take what is needed from the record: its value, key, headers and timestamp.")
                        : Finding.of(
                                FindingCode.PARAMETER_UNKNOWN,
                                consumed.at(at),
                                "The sink gives the Cypher of topic "
                                        + consumed.topic().logicalName() + " no parameter $" + name + "."));
    }

    private List<Finding> variable() {
        if (SinkRelease.of(consumed.connector()) != SinkRelease.BRANCH) {
            return List.of();
        }
        declared(statement)
                .findFirst()
                .map(variable -> Finding.of(
                        FindingCode.SINK_NAME_TAKEN,
                        consumed.at(variable),
                        "The Cypher of topic " + consumed.topic().logicalName()
                                + " has a variable e, and so has the sink's own statement around it."))
                .ifPresent(findings::add);
        return findings;
    }

    /** Where the variable gets its name. A subquery that names what it imports knows nothing else of the sink's. */
    private static Stream<SyntaxNode> declared(SyntaxNode part) {
        boolean isOther = part.child("SubqueryScope")
                .filter(scope -> !scope.has("*")
                        && scope.parts().stream().noneMatch(name -> name.name().equals(VARIABLE)))
                .isPresent();
        if (isOther || part.is("SubqueryScope")) {
            return Stream.empty();
        }
        Stream<SyntaxNode> here = DECLARE.contains(part.rule())
                ? part.children().stream()
                        .filter(child -> child.is("Variable") && child.name().equals(VARIABLE))
                : Stream.empty();
        return Stream.concat(here, part.children().stream().flatMap(SinkNameChecks::declared));
    }
}
