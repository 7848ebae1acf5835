package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.graph.Graph;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Constraints. An equivalent one under another name is as good, and left alone. */
final class Constraints implements Resources {

    private final Graph graph;

    Constraints(Graph graph) {
        this.graph = graph;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.CONSTRAINT;
    }

    @Override
    public List<Change> compare(Recipe recipe) {
        if (recipe.constraints().isEmpty()) {
            return List.of();
        }
        List<LiveConstraint> live = graph.constraints();
        return recipe.constraints().stream()
                .map(wanted -> compare(wanted, live))
                .toList();
    }

    static Change compare(ConstraintSpec wanted, List<LiveConstraint> all) {
        ResourceId id = new ResourceId(ResourceKind.CONSTRAINT, wanted.name());
        Optional<LiveConstraint> named =
                all.stream().filter(live -> live.name().equals(wanted.name())).findFirst();
        Optional<LiveConstraint> equivalent =
                all.stream().filter(live -> live.isEquivalentTo(wanted)).findFirst();
        if (named.isPresent()) {
            return named.get().isEquivalentTo(wanted)
                    ? new Change(id, Operation.NONE, List.of())
                    : new Change(
                            id,
                            Operation.REPLACE,
                            Change.between(id, fields(wanted), named.map(Constraints::fields))
                                    .fields());
        }
        if (equivalent.isPresent()) {
            FieldChange name = new FieldChange("name", equivalent.get().name(), wanted.name());
            return new Change(id, Operation.NONE, List.of(name));
        }
        return Change.between(id, fields(wanted), Optional.empty());
    }

    private static Map<String, String> fields(ConstraintSpec wanted) {
        return fields(
                wanted.kind().name(),
                wanted.entity(),
                wanted.labelOrType(),
                wanted.properties(),
                wanted.propertyType());
    }

    private static Map<String, String> fields(LiveConstraint live) {
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

    @Override
    public Optional<String> refusal(Recipe recipe, Change change) {
        if (change.operation() != Operation.REPLACE) {
            return Optional.empty();
        }
        String name = change.resource().name();
        String differences = change.fields().stream()
                .map(field -> field.field() + " is " + field.before() + ", not " + field.after())
                .collect(Collectors.joining("; "));
        return Optional.of("Constraint " + name + " is there with another meaning (" + differences
                + "): k2g does not replace it. Give the recipe's another name, or drop the one that is there yourself"
                + " (DROP CONSTRAINT " + name + ").");
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        recipe.constraints().stream()
                .filter(constraint -> constraint.name().equals(change.resource().name()))
                .findFirst()
                .ifPresent(graph::create);
    }
}
