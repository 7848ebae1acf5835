package dev.k2g.cli.render;

import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.plan.UnplannedResources;
import picocli.CommandLine.Help.Ansi;

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
        return text.append(PlanSummary.of(plan)).toString();
    }

    /** The same plan after it was carried out, in one line. */
    public String done(Plan plan) {
        return PlanSummary.done(plan);
    }

    /** A plan of deletions after it was carried out, in one line. */
    public String destroyed(Plan plan) {
        return PlanSummary.destroyed(plan);
    }

    /** One change in one line, without its fields. */
    public String line(Change change) {
        return ansi.text("@|%s %s|@ %s"
                        .formatted(colour(change.operation()), sign(change.operation()), change.resource()))
                .toString();
    }

    private String of(Change change) {
        StringBuilder text = new StringBuilder(line(change)).append('\n');
        if (change.isPending()) {
            change.fields().stream()
                    .flatMap(field -> FieldText.lines(change.operation(), field).stream())
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        change.notes()
                .forEach(note -> text.append("    ").append(Printable.of(note)).append('\n'));
        change.obstacle()
                .ifPresent(obstacle -> text.append(ansi.text("@|red     !|@ "))
                        .append("[" + obstacle.code() + "] " + Printable.of(obstacle.problem()))
                        .append("\n      " + Printable.of(obstacle.remedy()) + "\n"));
        return text.toString();
    }

    private String of(UnplannedResources unplanned) {
        String remedy = Printable.of(unplanned.remedy());
        return ansi.text("@|red !|@ ") + unplanned.kind().label() + " " + String.join(", ", unplanned.names())
                + "\n    " + Printable.of(unplanned.problem()) + "\n"
                + (remedy.isEmpty() ? "" : "    " + remedy + "\n");
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
