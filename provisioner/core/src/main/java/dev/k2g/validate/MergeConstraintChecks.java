package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.recipe.cypher.Merged;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether each node that is merged on a label and properties has a unique or key constraint behind it. Relationships need
 * none: they are found from their nodes.
 */
final class MergeConstraintChecks {

    private final LocatedRecipe recipe;
    private final List<Backing> backings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** What a constraint keeps unique. */
    private record Backing(String label, Set<String> properties) {

        boolean backs(Merged node) {
            return node.labels().contains(label) && node.keys().containsAll(properties);
        }
    }

    private MergeConstraintChecks(LocatedRecipe recipe) {
        this.recipe = recipe;
    }

    /** @param live the constraints that are in the graph; none when that is not known */
    static List<Finding> check(LocatedRecipe recipe, List<LiveConstraint> live) {
        MergeConstraintChecks checks = new MergeConstraintChecks(recipe);
        for (ConstraintSpec constraint : recipe.recipe().constraints()) {
            checks.add(
                    Optional.of(constraint.kind()),
                    constraint.entity(),
                    constraint.labelOrType(),
                    constraint.properties());
            checks.names.add(constraint.name());
        }
        for (LiveConstraint constraint : live) {
            checks.add(constraint.kind(), constraint.entity(), constraint.labelOrType(), constraint.properties());
            checks.names.add(constraint.name());
        }
        recipe.consumed().forEach(checks::check);
        return checks.findings;
    }

    private void add(Optional<Kind> kind, Entity entity, String label, List<String> properties) {
        boolean isUnique = kind.equals(Optional.of(Kind.UNIQUE)) || kind.equals(Optional.of(Kind.KEY));
        if (isUnique && entity == Entity.NODE) {
            backings.add(new Backing(label, Set.copyOf(properties)));
        }
    }

    private void check(ConsumedTopic consumed) {
        for (List<Merged> pattern : Merged.in(consumed.syntax().tree())) {
            for (Merged node : pattern) {
                boolean isFound = node.isNode() && !node.properties().isEmpty();
                if (isFound && !node.isLabelled()) {
                    findings.add(Finding.of(
                            FindingCode.MERGE_WITHOUT_LABEL,
                            consumed.at(node.at()),
                            "MERGE on ({" + String.join(", ", node.keys())
                                    + "}) names no label: it reads the whole graph for each record."));
                }
                boolean needsOne = isFound && !node.labels().isEmpty();
                if (needsOne && backings.stream().noneMatch(backing -> backing.backs(node))) {
                    report(consumed, node);
                }
            }
        }
    }

    /** Once for each label and its properties: the constraint to add is the same for all. */
    private void report(ConsumedTopic consumed, Merged node) {
        String label = node.labels().get(0);
        findings.add(Finding.of(
                FindingCode.MERGE_WITHOUT_CONSTRAINT,
                consumed.at(node.at()),
                "MERGE on (:" + String.join(":", node.labels()) + " {" + String.join(", ", node.keys())
                        + "}) has no unique or key constraint behind it.",
                "Add to graph.constraints in " + recipe.file().getFileName() + ": - {name: "
                        + name(label, node.keys()) + ", kind: unique, node: " + yaml(label) + ", properties: "
                        + node.keys().stream()
                                .map(MergeConstraintChecks::yaml)
                                .collect(Collectors.joining(", ", "[", "]"))
                        + "}"));
        backings.add(new Backing(label, Set.copyOf(node.keys())));
    }

    /** One that no other constraint has. */
    private String name(String label, List<String> keys) {
        String base =
                (label + "_" + String.join("_", keys)).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    private static String yaml(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !name.matches("(?i)null|true|false|yes|no|on|off|y|n")
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
