package dev.k2g.graph;

import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A constraint that is in the graph, as {@code SHOW CONSTRAINTS} lists it.
 *
 * @param name its name
 * @param type as Neo4j calls it, such as {@code UNIQUENESS} or {@code NODE_KEY}
 * @param entity what it is about
 * @param labelOrType the node label, or the relationship type
 * @param properties the properties that it is about
 * @param propertyType the Cypher type, for type constraints
 */
public record LiveConstraint(
        String name,
        String type,
        Entity entity,
        String labelOrType,
        List<String> properties,
        Optional<String> propertyType) {

    /** The names that Cypher takes for the types that it lists. */
    private static final Map<String, String> SYNONYMS =
            Map.of("BOOL", "BOOLEAN", "INT", "INTEGER", "SIGNED INTEGER", "INTEGER", "VARCHAR", "STRING");

    /** Copies the list. */
    public LiveConstraint {
        properties = List.copyOf(properties);
    }

    /** Reads a row; servers before 5.9 have no {@code propertyType}. */
    static LiveConstraint of(MapAccessor row) {
        Value labelsOrTypes = row.get("labelsOrTypes");
        Value propertyType = row.get("propertyType");
        return new LiveConstraint(
                row.get("name").asString(),
                row.get("type").asString(),
                row.get("entityType").asString().equals("NODE") ? Entity.NODE : Entity.RELATIONSHIP,
                labelsOrTypes.isNull() || labelsOrTypes.isEmpty()
                        ? ""
                        : labelsOrTypes.get(0).asString(),
                row.get("properties").asList(Value::asString, List.of()),
                propertyType.isNull() ? Optional.empty() : Optional.of(propertyType.asString()));
    }

    /** What it demands; empty when k2g knows no such kind. Servers from 2025 on put a {@code PROPERTY_} into the type. */
    public Optional<Kind> kind() {
        if (type.endsWith("UNIQUENESS")) {
            return Optional.of(Kind.UNIQUE);
        }
        if (type.endsWith("_KEY")) {
            return Optional.of(Kind.KEY);
        }
        if (type.endsWith("PROPERTY_EXISTENCE")) {
            return Optional.of(Kind.EXISTS);
        }
        return type.endsWith("PROPERTY_TYPE") ? Optional.of(Kind.TYPE) : Optional.empty();
    }

    /** Whether it demands the same as the wanted one, whatever its name is. */
    public boolean isEquivalentTo(ConstraintSpec wanted) {
        return kind().equals(Optional.of(wanted.kind()))
                && entity == wanted.entity()
                && labelOrType.equals(wanted.labelOrType())
                && properties.equals(wanted.properties())
                && propertyType
                        .map(LiveConstraint::canonicalType)
                        .equals(wanted.propertyType().map(LiveConstraint::canonicalType));
    }

    private static String canonicalType(String type) {
        String name = type.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        return SYNONYMS.getOrDefault(name, name);
    }
}
