package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Constraints. An equivalent one under another name is as good, and left alone. */
record ConstraintDiffer(LiveState liveState) implements ResourceDiffer {

    private static final String NAME = "name";

    @Override
    public ResourceKind kind() {
        return ResourceKind.CONSTRAINT;
    }

    @Override
    public List<String> wanted(Recipe recipe) {
        return recipe.constraints().stream().map(ConstraintSpec::name).toList();
    }

    @Override
    public List<Change> compare(Recipe recipe, ManagedResources managed) {
        List<LiveConstraint> live = liveState.constraints();
        ConstraintObstacles obstacles = new ConstraintObstacles(liveState);
        return recipe.constraints().stream()
                .map(wanted -> obstacles.add(wanted, compare(wanted, live, managed)))
                .toList();
    }

    static Change compare(ConstraintSpec wanted, List<LiveConstraint> all, ManagedResources managed) {
        ResourceId id = new ResourceId(ResourceKind.CONSTRAINT, wanted.name());
        Optional<LiveConstraint> named =
                all.stream().filter(live -> live.name().equals(wanted.name())).findFirst();
        Optional<LiveConstraint> equivalent =
                all.stream().filter(live -> live.isEquivalentTo(wanted)).findFirst();
        if (named.isPresent()) {
            return named.get().isEquivalentTo(wanted)
                    ? new Change(id, Operation.NONE, List.of())
                    : replacement(wanted, named.get(), managed.isCreated(id));
        }
        if (equivalent.isPresent()) {
            FieldChange name = new FieldChange(NAME, equivalent.get().name(), wanted.name());
            return new Change(id, Operation.NONE, List.of(name))
                    .withNote(equivalent.get().name() + " is equivalent, and left alone.");
        }
        return Change.between(id, fields(wanted), Optional.empty());
    }

    private static Change replacement(ConstraintSpec wanted, LiveConstraint live, boolean isOurs) {
        ResourceId id = new ResourceId(ResourceKind.CONSTRAINT, wanted.name());
        List<FieldChange> fields =
                Change.between(id, fields(wanted), Optional.of(fields(live))).fields();
        String problem = "Constraint " + wanted.name() + " is there with another meaning ("
                + fields.stream()
                        .map(field -> field.field() + " is " + field.before() + ", not " + field.after())
                        .collect(Collectors.joining("; "))
                + ").";
        Change change = new Change(id, Operation.REPLACE, fields);
        return isOurs
                ? change.withObstacle(Obstacle.unless(
                        Permission.REPLACE,
                        FindingCode.REPLACEMENT_NOT_ALLOWED,
                        problem,
                        "Pass --allow-replace to drop it and make it anew."))
                : change.withObstacle(Obstacle.firm(
                        FindingCode.REPLACEMENT_NOT_ALLOWED,
                        problem,
                        "k2g did not make it, so it does not replace it. Give the recipe's another name: whoever"
                                + " made the one that is there may need it."));
    }

    /** Whether a resource is kept since it is as good as a wanted one of another name. */
    static boolean standsIn(Change change, ResourceId other) {
        return isEquivalent(change)
                && other.kind() == ResourceKind.CONSTRAINT
                && other.name().equals(change.fields().get(0).before());
    }

    /** Whether a wanted constraint is there under another name. */
    static boolean isEquivalent(Change change) {
        return change.resource().kind() == ResourceKind.CONSTRAINT
                && change.operation() == Operation.NONE
                && !change.fields().isEmpty();
    }

    @Override
    public List<ResourceId> live(Collection<ResourceId> resources) {
        List<String> names =
                liveState.constraints().stream().map(LiveConstraint::name).toList();
        return resources.stream().filter(id -> names.contains(id.name())).toList();
    }

    /** What a constraint says, by the recipe's names. */
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
}
