package dev.k2g.cli.render;

import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import org.jspecify.annotations.Nullable;
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

    /** The plan, NONE included in the count only. */
    public String of(Plan plan) {
        if (plan.isConverged()) {
            return "Nothing to change: " + Quantity.of(plan.changes().size(), "resource") + " as the recipe says.\n";
        }
        StringBuilder text = new StringBuilder();
        plan.pending().forEach(change -> text.append(of(change)).append('\n'));
        return text.append("Plan: " + counts(plan, PlanText::future) + ".\n").toString();
    }

    /** The same plan after it was carried out, in one line. */
    public String done(Plan plan) {
        return plan.isConverged()
                ? "Nothing was to change: " + Quantity.of(plan.changes().size(), "resource") + " as the recipe says.\n"
                : "Applied: " + counts(plan, PlanText::past) + ".\n";
    }

    /** One change in one line, without its fields. */
    public String line(Change change) {
        return ansi.text("@|%s %s|@ %s"
                        .formatted(colour(change.operation()), sign(change.operation()), change.resource()))
                .toString();
    }

    private String of(Change change) {
        String fields = change.fields().stream()
                .map(field -> field(change.operation(), field))
                .collect(Collectors.joining());
        return line(change) + "\n" + fields;
    }

    private static String field(Operation operation, FieldChange field) {
        String values = operation == Operation.CREATE
                ? value(field.after())
                : value(field.before()) + " -> " + value(field.after());
        return "    " + field.field() + ": " + values + "\n";
    }

    private static String value(@Nullable String value) {
        return value == null ? "(not set)" : Printable.of(value.strip().replaceAll("\\s*\\R\\s*", " "));
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
