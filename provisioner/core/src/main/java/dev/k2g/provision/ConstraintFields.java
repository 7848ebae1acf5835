package dev.k2g.provision;

import dev.k2g.graph.LiveConstraint;
import dev.k2g.recipe.ConstraintSpec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a constraint says, by the recipe's names. */
final class ConstraintFields {

    private ConstraintFields() {}

    static Map<String, String> of(ConstraintSpec wanted) {
        return fields(
                wanted.kind().name(),
                wanted.entity(),
                wanted.labelOrType(),
                wanted.properties(),
                wanted.propertyType());
    }

    static Map<String, String> of(LiveConstraint live) {
        String kind = live.kind().map(Enum::name).orElse(live.type());
        return fields(kind, live.entity(), live.labelOrType(), live.properties(), live.propertyType());
    }

    private static Map<String, String> fields(
            String kind,
            ConstraintSpec.Entity entity,
            String labelOrType,
            List<String> properties,
            Optional<String> propertyType) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("kind", kind.toLowerCase(Locale.ROOT));
        fields.put(entity.name().toLowerCase(Locale.ROOT), labelOrType);
        fields.put("properties", String.join(", ", properties));
        propertyType.ifPresent(type -> fields.put("type", type));
        return fields;
    }
}
