package dev.k2g.cli.render;

import dev.k2g.plan.Change;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many changes a plan has of each operation, and whether apply would carry it out. */
final class PlanSummary {

    private PlanSummary() {}

    /** One line; another one when something is in the way. */
    static String of(Plan plan) {
        if (plan.isConverged()) {
            return "Nothing to change: " + Quantity.of(plan.changes().size(), "resource") + " as the recipe says.\n";
        }
        long unknown = plan.unplanned().stream()
                .mapToLong(unplanned -> unplanned.names().size())
                .sum();
        String known = counts(plan, PlanSummary::future);
        return "Plan: " + known + (unknown == 0 ? "" : (known.isEmpty() ? "" : ", ") + unknown + " not known") + ".\n"
                + obstacles(plan);
    }

    private static String obstacles(Plan plan) {
        if (!plan.unplanned().isEmpty()) {
            return "Apply refuses while these are not known.\n";
        }
        int blocked = plan.blocked().size();
        if (blocked > 0) {
            return "Apply refuses it: " + Quantity.of(blocked, "change") + " cannot be made.\n";
        }
        Map<String, Long> needed = plan.changes().stream()
                .flatMap(change -> change.obstacle().stream())
                .collect(Collectors.groupingBy(Obstacle::options, TreeMap::new, Collectors.counting()));
        return needed.entrySet().stream()
                .map(entry -> Quantity.of(entry.getValue(), "change") + " only with " + entry.getKey() + ".\n")
                .collect(Collectors.joining());
    }

    /** The plan after it was carried out. */
    static String done(Plan plan) {
        return plan.isConverged()
                ? "Nothing was to change: " + Quantity.of(plan.changes().size(), "resource") + " as the recipe says.\n"
                : "Applied: " + counts(plan, PlanSummary::past) + ".\n";
    }

    /** A plan of deletions after it was carried out. */
    static String destroyed(Plan plan) {
        long left = plan.changes().size() - plan.pending().size();
        return (plan.pending().isEmpty()
                        ? "Nothing was to delete"
                        : "Deleted: " + Quantity.of(plan.pending().size(), "resource"))
                + (left == 0 ? "" : ", " + left + " left behind that were there before k2g")
                + ".\n";
    }

    private static String counts(Plan plan, Function<Operation, String> phrase) {
        Map<Operation, Long> counts = plan.changes().stream()
                .collect(Collectors.groupingBy(
                        Change::operation, () -> new EnumMap<>(Operation.class), Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + phrase.apply(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String future(Operation operation) {
        return operation == Operation.NONE
                ? "unchanged"
                : "to " + operation.name().toLowerCase(Locale.ROOT);
    }

    private static String past(Operation operation) {
        return operation == Operation.NONE ? "unchanged" : operation.name().toLowerCase(Locale.ROOT) + "d";
    }
}
