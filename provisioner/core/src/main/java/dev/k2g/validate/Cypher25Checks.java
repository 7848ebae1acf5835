package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.Merged;
import dev.k2g.recipe.cypher.SyntaxNode;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Cypher 25 has removed, as far as it can be seen without a server that has it (Cypher manual, "Additions,
 * deprecations, removals", Neo4j 2025.06: removed in Cypher 25).
 */
final class Cypher25Checks {

    private static final Set<String> REMOVED_PROCEDURES = Set.of(
            "db.create.setVectorProperty",
            "db.index.vector.createNodeIndex",
            "dbms.cluster.readReplicaToggle",
            "dbms.cluster.uncordonServer",
            "dbms.quarantineDatabase",
            "dbms.upgrade",
            "dbms.upgradeStatus");

    private final ConsumedTopic consumed;
    private final SyntaxNode statement;
    private final List<Finding> findings = new ArrayList<>();

    private Cypher25Checks(ConsumedTopic consumed) {
        this.consumed = consumed;
        this.statement = consumed.syntax().tree();
    }

    static List<Finding> check(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> new Cypher25Checks(consumed).check().stream())
                .toList();
    }

    private List<Finding> check() {
        Set<String> entities = statement
                .all("NodePattern", "InsertNodePattern", "RelationshipPattern", "InsertRelationshipPattern")
                .flatMap(entity -> entity.variable().stream())
                .collect(Collectors.toSet());
        statement.all("SetProps", "AddProp").forEach(item -> checkAssignment(item.parts(), entities));
        statement.all("ProcedureName").forEach(this::checkProcedure);
        Merged.in(statement).forEach(this::checkMerge);
        return findings;
    }

    /** {@code n = r} and {@code n += r}. */
    private void checkAssignment(List<SyntaxNode> item, Set<String> entities) {
        SyntaxNode value = item.get(1);
        if (value.is("Reference")
                && entities.contains(value.name())
                && entities.contains(item.get(0).name())) {
            report(
                    value,
                    "SET takes the properties of " + value.name() + " without saying so",
                    "Write properties(" + value.name() + ").");
        }
    }

    private void checkProcedure(SyntaxNode procedure) {
        String name = procedure.text();
        if (REMOVED_PROCEDURES.contains(name)) {
            report(procedure, "The procedure " + name + " is gone", "Take what Neo4j's manual names instead.");
        }
    }

    private void checkMerge(List<Merged> pattern) {
        Set<String> made = pattern.stream()
                .filter(entity ->
                        !entity.labels().isEmpty() || !entity.properties().isEmpty())
                .flatMap(entity -> entity.variable().stream())
                .collect(Collectors.toSet());
        for (Merged entity : pattern) {
            for (Merged.Property property : entity.properties()) {
                boolean refers = property.value()
                        .all("Expression2")
                        .anyMatch(path -> made.contains(path.children().get(0).name()));
                if (refers) {
                    report(
                            property.at(),
                            "MERGE takes " + property.name() + " from what the same MERGE makes",
                            "Write the value itself, or MERGE in two clauses.");
                }
            }
        }
    }

    private void report(SyntaxNode at, String what, String remedy) {
        findings.add(Finding.of(
                FindingCode.CYPHER_25_INVALID, consumed.at(at), what + ", which Cypher 25 does not take.", remedy));
    }
}
