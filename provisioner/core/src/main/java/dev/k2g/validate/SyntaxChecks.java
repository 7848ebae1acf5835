package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.graph.CypherError;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.cypher.CypherSyntax;
import dev.k2g.recipe.cypher.SyntaxError;
import dev.k2g.recipe.cypher.SyntaxNode;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;
import dev.k2g.yaml.Nearest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is no Cypher, found without a server: by Neo4j's own grammars, of which one must take the text, and by variables that
 * stand nowhere but in expressions.
 */
final class SyntaxChecks {

    /** Rules in which a variable is used, besides expressions. */
    private static final Set<String> USES =
            Set.of("MapProjection", "SubqueryScope", "SetProps", "AddProp", "SetLabels", "SetLabelsIs");

    private final LocatedRecipe recipe;
    private final List<Finding> findings = new ArrayList<>();

    private SyntaxChecks(LocatedRecipe recipe) {
        this.recipe = recipe;
    }

    static List<Finding> check(LocatedRecipe recipe) {
        SyntaxChecks checks = new SyntaxChecks(recipe);
        recipe.consumed().forEach(checks::consumed);
        recipe.recipe().queries().forEach(checks::query);
        return checks.findings;
    }

    private void consumed(ConsumedTopic consumed) {
        CypherSyntax syntax = consumed.syntax();
        Optional<SyntaxError> error = syntax.error()
                .or(() -> unknown(
                        syntax.tree(), SinkStatement.names(consumed.connector().config())));
        error.map(found -> CypherChecks.notValid(consumed, inServersForm(found), "Correct the statement."))
                .or(() -> syntax.notCypher5().map(found -> only25(consumed, found)))
                .ifPresent(findings::add);
    }

    private static Finding only25(ConsumedTopic consumed, SyntaxError at) {
        return Finding.of(
                FindingCode.CYPHER_NOT_PORTABLE,
                consumed.at(at.line(), at.column()),
                at.word() + " belongs to Cypher 25. The sink runs the text as Cypher 5 before Neo4j 2025.06, and where"
                        + " the server has " + SinkStatement.DO_IT
                        + ", as Aura has, and its default language is Cypher 5.");
    }

    private void query(String name, SourceText query) {
        CypherSyntax syntax = CypherSyntax.of(query.text());
        syntax.error()
                .or(() -> unknown(syntax.tree(), Set.of()))
                .map(found -> CypherChecks.notValid(recipe, name, query, inServersForm(found)))
                .ifPresent(findings::add);
    }

    private static CypherError inServersForm(SyntaxError error) {
        return new CypherError(error.message(), OptionalInt.of(error.line()), OptionalInt.of(error.column()));
    }

    /** The first variable that is used and stands nowhere where one gets its name, in whatever scope. */
    private static Optional<SyntaxError> unknown(SyntaxNode tree, Set<String> given) {
        if (tree.all().anyMatch(SyntaxChecks::namesUnseen)) {
            return Optional.empty();
        }
        Set<String> known = new TreeSet<>(given);
        List<SyntaxNode> used = new ArrayList<>();
        tree.all()
                .forEach(node -> node.children().forEach(child -> {
                    if (child.is("Reference") || child.is("Variable") && USES.contains(node.rule())) {
                        used.add(child);
                    } else if (child.is("Variable") || node.is("InsertPattern")) {
                        known.add(child.name());
                    }
                }));
        return used.stream()
                .filter(variable -> !known.contains(variable.name()))
                .map(variable -> notDefined(variable, known))
                .findFirst();
    }

    private static SyntaxError notDefined(SyntaxNode variable, Set<String> known) {
        List<String> alike = known.stream().filter(name -> name.length() > 2).toList();
        return new SyntaxError(
                "Variable `" + variable.name() + "` is not defined" + Nearest.hint(variable.name(), alike) + ".",
                variable.text(),
                variable.line(),
                variable.column());
    }

    /** What names variables without writing them: YIELD *, commands such as SHOW, and functions of a statement's own. */
    private static boolean namesUnseen(SyntaxNode node) {
        return node.is("CallClause") && node.has("*")
                || node.rule().matches("(?:Show|Terminate|Composable|Local).*|Command");
    }
}
