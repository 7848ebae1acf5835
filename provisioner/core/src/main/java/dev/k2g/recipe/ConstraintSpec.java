package dev.k2g.recipe;

import java.util.List;
import java.util.Optional;

/**
 * A constraint that should be in the graph.
 *
 * @param name its name
 * @param kind what it demands
 * @param entity what it is about
 * @param labelOrType the node label, or the relationship type
 * @param properties the properties that it is about, at least one
 * @param propertyType the Cypher type, for {@link Kind#TYPE} only, such as {@code INTEGER}
 */
public record ConstraintSpec(
        String name,
        Kind kind,
        Entity entity,
        String labelOrType,
        List<String> properties,
        Optional<String> propertyType) {

    /** What a constraint demands. */
    public enum Kind {
        /** {@code IS UNIQUE} */
        UNIQUE,
        /** {@code IS NODE KEY} or {@code IS RELATIONSHIP KEY} */
        KEY,
        /** {@code IS NOT NULL} */
        EXISTS,
        /** {@code IS :: TYPE} */
        TYPE
    }

    /** What a constraint is about. */
    public enum Entity {
        /** Nodes with a label. */
        NODE,
        /** Relationships of a type. */
        RELATIONSHIP
    }

    /** Copies the list. */
    public ConstraintSpec {
        properties = List.copyOf(properties);
    }
}
