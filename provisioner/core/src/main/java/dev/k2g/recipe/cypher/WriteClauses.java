package dev.k2g.recipe.cypher;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the clauses of a statement that write, wherever they stand: in FOREACH and in subqueries, too. */
final class WriteClauses {

    private final SyntaxNode statement;
    private final SortedSet<String> labels = new TreeSet<>();
    private final SortedSet<String> types = new TreeSet<>();
    private final SortedSet<String> named = new TreeSet<>();
    private final SortedSet<String> unknown = new TreeSet<>();
    private final Set<String> labelledLater = new HashSet<>();
    private final Set<String> withoutLabel = new HashSet<>();

    private WriteClauses(SyntaxNode statement) {
        this.statement = statement;
    }

    static CypherWrites in(String cypher) {
        CypherSyntax syntax = CypherSyntax.consumed(cypher);
        WriteClauses clauses = new WriteClauses(syntax.tree());
        syntax.tree().all().forEach(clauses::part);
        clauses.withoutLabel.removeAll(clauses.labelledLater);
        if (!clauses.withoutLabel.isEmpty()) {
            clauses.unknown.add("nodes without a label");
        }
        if (syntax.tree().children().isEmpty()) {
            clauses.unknown.add("what Cypher that k2g cannot read writes");
        }
        clauses.named.addAll(clauses.labels);
        return new CypherWrites(clauses.labels, clauses.types, clauses.named, clauses.unknown);
    }

    private void part(SyntaxNode node) {
        switch (node.rule()) {
            case "MergeClause", "CreateClause", "InsertClause" ->
                Merged.of(node).forEach(this::element);
            case "SetLabels", "SetLabelsIs" -> {
                labelledLater.addAll(node.variable().stream().toList());
                read(node, labels);
            }
            case "CallClause" -> node.child("ProcedureName").ifPresent(this::procedure);
            case "NodePattern" -> Merged.labelled(node).ifPresent(found -> named.addAll(Merged.names(found)));
            case "LabelPostfix", "LabelComparison" -> named.addAll(Merged.names(node));
            default -> {}
        }
    }

    private void element(Merged entity) {
        Merged.labelled(entity.at()).ifPresent(found -> read(found, entity.isNode() ? labels : types));
        String name = entity.variable().orElse("");
        if (entity.isNode() && !entity.isLabelled() && !isNamedBefore(name, entity.at())) {
            withoutLabel.add(name);
        }
    }

    private boolean isNamedBefore(String name, SyntaxNode entity) {
        return statement
                .all("Variable", "Reference")
                .anyMatch(
                        other -> other.start() < entity.start() && other.name().equals(name));
    }

    private void read(SyntaxNode labelled, SortedSet<String> into) {
        into.addAll(Merged.names(labelled));
        labelled.all("DynamicExpression", "DynamicAnyAllExpression")
                .forEach(part -> unknown.add((into == labels ? "labels" : "types") + " by "
                        + part.text().replaceAll("\\s+", " ")));
    }

    /** A procedure of Neo4j's own, {@code db.…}, makes no nodes or relationships. */
    private void procedure(SyntaxNode called) {
        List<String> parts =
                called.all("SymbolicNameString").map(SyntaxNode::name).toList();
        String name = String.join(".", parts);
        if (parts.size() > 1 && !parts.get(0).equals("db")) {
            unknown.add("what " + name + " writes");
        }
    }
}
