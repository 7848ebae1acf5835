package dev.k2g.graph;

import dev.k2g.recipe.ConstraintSpec;

import java.util.List;
import java.util.Optional;

/**
 * A constraint that is in the graph, as {@code SHOW CONSTRAINTS} lists it.
 *
 * @param name its name
 * @param type as Neo4j calls it, such as {@code UNIQUENESS} or {@code NODE_KEY}
 * @param kind what it demands; empty when k2g knows no such kind
 * @param entity what it is about
 * @param labelOrType the node label, or the relationship type
 * @param properties the properties that it is about
 * @param propertyType the Cypher type, for type constraints
 */
public record LiveConstraint(
        String name,
        String type,
        Optional<ConstraintSpec.Kind> kind,
        ConstraintSpec.Entity entity,
        String labelOrType,
        List<String> properties,
        Optional<String> propertyType) {

    /** Copies the list. */
    public LiveConstraint {
        properties = List.copyOf(properties);
    }

    /** Whether it demands the same as the wanted one, whatever its name is. */
    public boolean isEquivalentTo(ConstraintSpec wanted) {
        return kind.equals(Optional.of(wanted.kind()))
                && entity == wanted.entity()
                && labelOrType.equals(wanted.labelOrType())
                && properties.equals(wanted.properties())
                && propertyType.equals(wanted.propertyType());
    }
}
