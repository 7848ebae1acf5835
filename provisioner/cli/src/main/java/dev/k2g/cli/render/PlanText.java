package dev.k2g.cli.render;

import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.plan.Unplanned;
import picocli.CommandLine.Help.Ansi;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan for people: each change with its fields, then how many there are of each operation. */
public final class PlanText {

    private final Ansi ansi;

    /** @param coloured whether to colour it */
    public PlanText(boolean coloured) {
        this.ansi = Ansi.valueOf(coloured);
    }

    /** The plan, NONE included in the count only, unless there is something to say of it. */
    public String of(Plan plan) {
        StringBuilder text = new StringBuilder();
        plan.changes().stream()
                .filter(change -> change.isPending() || !change.notes().isEmpty())
                .forEach(change -> text.append(of(change)).append('\n'));
        plan.unplanned().forEach(unplanned -> text.append(of(unplanned)).append('\n'));
        return text.append(summary(plan)).toString();
    }

    private static String summary(Plan plan) {
        if (plan.isConverged()) {
            return "Nothing to change: " + Quantity.of(plan.changes().size(), "resource") + " as the recipe says.\n";
        }
        String unknown = plan.unplanned().isEmpty()
                ? ""
                : (plan.changes().isEmpty() ? "" : ", ") + plan.unplanned().size() + " not known";
        return "Plan: " + counts(plan, PlanText::future) + unknown + ".\n";
    }

    /** The same plan after it was carried out, in one line. */
    public String done(Plan plan) {
        return plan.isConverged()
                ? "Nothing was to change: " + Quantity.of(plan.changes().size(), "resource") + " as the recipe says.\n"
                : "Applied: " + counts(plan, PlanText::past) + ".\n";
    }

    /** A plan of deletions after it was carried out, in one line. */
    public String destroyed(Plan plan) {
        long left = plan.changes().size() - plan.pending().size();
        return (plan.pending().isEmpty()
                        ? "Nothing was to delete"
                        : "Deleted: " + Quantity.of(plan.pending().size(), "resource"))
                + (left == 0 ? "" : ", " + left + " left behind that were there before k2g")
                + ".\n";
    }

    /** One change in one line, without its fields. */
    public String line(Change change) {
        return ansi.text("@|%s %s|@ %s"
                        .formatted(colour(change.operation()), sign(change.operation()), change.resource()))
                .toString();
    }

    private String of(Change change) {
        StringBuilder text = new StringBuilder(line(change)).append('\n');
        change.fields().stream()
                .flatMap(field -> FieldText.lines(change.operation(), field).stream())
                .forEach(line -> text.append("    ").append(line).append('\n'));
        change.notes().forEach(note -> text.append("    ").append(note).append('\n'));
        change.obstacle()
                .ifPresent(obstacle -> text.append(ansi.text("@|red     !|@ "))
                        .append("[" + obstacle.code() + "] "
                                + Printable.of(obstacle.problem() + " " + obstacle.remedy()))
                        .append('\n'));
        return text.toString();
    }

    private String of(Unplanned unplanned) {
        return ansi.text("@|red !|@ ") + unplanned.kind().label() + " " + unplanned.names() + "\n    "
                + Printable.of((unplanned.problem() + " " + unplanned.remedy()).strip()) + "\n";
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

    private static String sign(Operation operation) {
        return switch (operation) {
            case CREATE -> "+";
            case UPDATE -> "~";
            case DELETE -> "-";
            case REPLACE -> "±";
            case NONE -> "=";
        };
    }

    private static String colour(Operation operation) {
        return switch (operation) {
            case CREATE -> "green";
            case UPDATE, REPLACE -> "yellow";
            case DELETE -> "red";
            case NONE -> "faint";
        };
    }
}
