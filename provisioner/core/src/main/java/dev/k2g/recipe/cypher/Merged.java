package dev.k2g.recipe.cypher;

import java.util.List;
import java.util.Optional;

/**
 * A node or a relationship in the pattern of a MERGE.
 *
 * @param isNode whether it is a node
 * @param variable its name in the statement, if it has one
 * @param isLabelled whether it has any label or type, also one that is only known when the statement runs
 * @param labels its labels, or the relationship's type, as far as they are names
 * @param properties the properties that are merged on
 * @param at where it begins
 */
public record Merged(
        boolean isNode,
        Optional<String> variable,
        boolean isLabelled,
        List<String> labels,
        List<Property> properties,
        CypherToken at) {

    /** Copies the lists. */
    public Merged {
        labels = List.copyOf(labels);
        properties = List.copyOf(properties);
    }

    /**
     * A property in such a pattern.
     *
     * @param name its name
     * @param value the tokens of the expression
     * @param at where it begins
     */
    public record Property(String name, List<CypherToken> value, CypherToken at) {

        /** Copies the list. */
        public Property {
            value = List.copyOf(value);
        }
    }

    /** The names of its properties, in the pattern's order. */
    public List<String> keys() {
        return properties.stream().map(Property::name).toList();
    }
}
