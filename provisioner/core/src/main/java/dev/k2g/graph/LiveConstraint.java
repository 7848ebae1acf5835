package dev.k2g.graph;

import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** The names that Cypher takes for the types that it lists; longer ones first. */
    private static final Map<String, String> SYNONYMS = synonyms(
            "SIGNED INTEGER", "INTEGER",
            "INT", "INTEGER",
            "BOOL", "BOOLEAN",
            "VARCHAR", "STRING",
            "ARRAY", "LIST",
            "TIMESTAMP WITHOUT TIME ZONE", "LOCAL DATETIME",
            "TIMESTAMP WITH TIME ZONE", "ZONED DATETIME",
            "TIME WITHOUT TIME ZONE", "LOCAL TIME",
            "TIME WITH TIME ZONE", "ZONED TIME");

    /** Between the types of which any will do, but not within those of a list. */
    private static final Pattern OR = Pattern.compile("\\|(?![^<]*>)");

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

    /** Whether Neo4j does not have the wanted one beside it: a key beside a unique one, or another type of the property. */
    public boolean excludes(ConstraintSpec wanted) {
        boolean isAlike = entity == wanted.entity()
                && labelOrType.equals(wanted.labelOrType())
                && properties.equals(wanted.properties());
        return isAlike
                && !isEquivalentTo(wanted)
                && kind().filter(kind -> excludes(kind, wanted.kind())).isPresent();
    }

    private static boolean excludes(Kind one, Kind other) {
        Set<Kind> unique = EnumSet.of(Kind.UNIQUE, Kind.KEY);
        return unique.contains(one) && unique.contains(other) || one == Kind.TYPE && other == Kind.TYPE;
    }

    /** Of several types the order does not matter. */
    private static String canonicalType(String type) {
        return OR.splitAsStream(type.toUpperCase(Locale.ROOT))
                .map(LiveConstraint::canonicalName)
                .sorted()
                .collect(Collectors.joining(" | "));
    }

    private static String canonicalName(String type) {
        String name = type.strip().replaceAll("\\s+", " ").replaceAll(" ?([<>|]) ?", "$1");
        for (Map.Entry<String, String> synonym : SYNONYMS.entrySet()) {
            name = name.replaceAll("\\b" + synonym.getKey() + "\\b", synonym.getValue());
        }
        return name;
    }

    private static Map<String, String> synonyms(String... names) {
        Map<String, String> synonyms = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            synonyms.put(names[i], names[i + 1]);
        }
        return synonyms;
    }
}
