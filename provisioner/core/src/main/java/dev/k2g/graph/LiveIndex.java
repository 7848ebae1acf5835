package dev.k2g.graph;

import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

import java.util.List;
import java.util.Set;

/**
 * An index that is in the graph on its own account, and not a constraint's, as {@code SHOW INDEXES} lists it.
 *
 * @param name its name
 * @param type as Neo4j calls it, such as {@code RANGE} or {@code FULLTEXT}
 * @param entity what it is about
 * @param labelsOrTypes the node labels, or the relationship types; none for a lookup index
 * @param properties the properties that it is about; none for a lookup index
 */
public record LiveIndex(String name, String type, Entity entity, List<String> labelsOrTypes, List<String> properties) {

    /** Those of the kind that a uniqueness or key constraint brings; before 5.0 it was called otherwise. */
    private static final Set<String> OF_CONSTRAINTS = Set.of("RANGE", "BTREE");

    /** Copies the lists. */
    public LiveIndex {
        labelsOrTypes = List.copyOf(labelsOrTypes);
        properties = List.copyOf(properties);
    }

    static LiveIndex of(MapAccessor row) {
        return new LiveIndex(
                row.get("name").asString(),
                row.get("type").asString(),
                row.get("entityType").asString().equals("NODE") ? Entity.NODE : Entity.RELATIONSHIP,
                row.get("labelsOrTypes").asList(Value::asString, List.of()),
                row.get("properties").asList(Value::asString, List.of()));
    }

    /**
     * Whether it is the index that a constraint would bring, which Neo4j refuses to make beside it: of the same kind, for
     * the same properties in the same order.
     */
    public boolean takesThePlaceOf(ConstraintSpec wanted) {
        return OF_CONSTRAINTS.contains(type)
                && (wanted.kind() == Kind.UNIQUE || wanted.kind() == Kind.KEY)
                && entity == wanted.entity()
                && labelsOrTypes.equals(List.of(wanted.labelOrType()))
                && properties.equals(wanted.properties());
    }
}
