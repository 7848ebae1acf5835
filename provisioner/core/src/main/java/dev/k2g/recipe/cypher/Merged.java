package dev.k2g.recipe.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node or a relationship in a pattern, of MERGE for example.
 *
 * @param isNode whether it is a node
 * @param variable its name in the statement, if it has one
 * @param isLabelled whether it has any label or type, also one that is only known when the statement runs
 * @param labels its labels, or the relationship's type, as far as they are names
 * @param properties its properties, those that are merged on
 * @param at the part of the statement
 */
public record Merged(
        boolean isNode,
        Optional<String> variable,
        boolean isLabelled,
        List<String> labels,
        List<Property> properties,
        SyntaxNode at) {

    private static final String[] NODES = {"NodePattern", "InsertNodePattern"};

    /** Copies the lists. */
    public Merged {
        labels = List.copyOf(labels);
        properties = List.copyOf(properties);
    }

    /**
     * A property in such a pattern.
     *
     * @param name its name
     * @param value the expression
     * @param at where it begins
     */
    public record Property(String name, SyntaxNode value, SyntaxNode at) {}

    /** The nodes and relationships of each MERGE in a statement, in their order. */
    public static List<List<Merged>> in(SyntaxNode statement) {
        return statement.all("MergeClause").map(Merged::of).toList();
    }

    /** The nodes and relationships of a clause's patterns, in their order, and none of those in its expressions. */
    public static List<Merged> of(SyntaxNode pattern) {
        List<Merged> found = new ArrayList<>();
        for (SyntaxNode part : pattern.parts()) {
            if (part.is(NODES) || part.is("RelationshipPattern", "InsertRelationshipPattern")) {
                found.add(entity(part));
            } else if (part.rule().endsWith("Path")
                    || part.rule().contains("Pattern")) { // of which each has a part that is one
                found.addAll(of(part));
            }
        }
        return found;
    }

    private static Merged entity(SyntaxNode part) {
        Optional<SyntaxNode> labelled = labelled(part);
        List<Property> properties = part.children().stream()
                .flatMap(child -> child.is("Properties") ? child.children().stream() : Stream.of(child))
                .filter(child -> child.is("Map"))
                .flatMap(map -> properties(map).stream())
                .toList();
        return new Merged(
                part.is(NODES),
                part.variable(),
                labelled.isPresent(),
                labelled.map(Merged::names).orElse(List.of()),
                properties,
                part);
    }

    /** The label expression of a pattern's node or relationship. */
    static Optional<SyntaxNode> labelled(SyntaxNode entity) {
        return entity.child("LabelExpression", "InsertNodeLabelExpression", "InsertRelationshipLabelExpression");
    }

    /** The names in a label expression, and none of those in the expressions that say others. */
    static List<String> names(SyntaxNode labels) {
        if (labels.is("SymbolicNameString", "LabelNameIs")) {
            return List.of(labels.name());
        }
        return labels.is("DynamicExpression", "DynamicAnyAllExpression")
                ? List.of()
                : labels.parts().stream().flatMap(part -> names(part).stream()).toList();
    }

    private static List<Property> properties(SyntaxNode map) {
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i + 2 < map.children().size(); i++) {
            SyntaxNode key = map.children().get(i);
            if (key.is("PropertyKeyName")) {
                properties.add(new Property(key.name(), map.children().get(i + 2), key));
            }
        }
        return properties;
    }

    /** The names of its properties, in the pattern's order. */
    public List<String> keys() {
        return properties.stream().map(Property::name).toList();
    }
}
