package dev.k2g.cli.render;

import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;

import java.util.stream.Collectors;

/** A plan for a pull request: its summary, then a diff. */
public final class PlanMarkdown {

    private PlanMarkdown() {}

    /**
     * The plan as GitHub's Markdown.
     *
     * @param recipe the recipe's name
     * @param target the target's name
     */
    public static String of(Plan plan, String recipe, String target) {
        String[] parts = new PlanText(false).of(plan).split("(?m)(?=^(?:Plan|Nothing to change):)", 2);
        String heading = "### k2g plan: recipe `" + recipe + "` on target `" + target + "`\n\n";
        String summary = parts[parts.length - 1].strip() + "\n";
        String diff = plan.changes().stream()
                .filter(change -> change.isPending() || !change.notes().isEmpty())
                .map(PlanMarkdown::of)
                .collect(Collectors.joining());
        String unknown = plan.unplanned().stream()
                .map(unplanned -> "! " + unplanned.kind().label() + " " + unplanned.names() + "\n    "
                        + unplanned.problem() + "\n")
                .collect(Collectors.joining());
        String body = diff + unknown;
        String fence = body.contains("```") ? "~~~~" : "```";
        return heading + summary + (body.isEmpty() ? "" : "\n" + fence + "diff\n" + body + fence + "\n");
    }

    /** A line that begins with a plus, a minus or an exclamation mark is coloured. */
    private static String of(Change change) {
        StringBuilder text = new StringBuilder(sign(change.operation()))
                .append(' ')
                .append(change.operation())
                .append(' ')
                .append(change.resource())
                .append('\n');
        change.fields().stream()
                .flatMap(field -> FieldText.lines(change.operation(), field).stream())
                .forEach(line -> text.append(
                                line.startsWith("  -") || line.startsWith("  +") ? line.substring(2, 3) : " ")
                        .append("   ")
                        .append(line.replaceFirst("^  [-+]", " "))
                        .append('\n'));
        change.notes().forEach(note -> text.append("    ").append(note).append('\n'));
        change.obstacle()
                .ifPresent(obstacle -> text.append("!   [")
                        .append(obstacle.code())
                        .append("] ")
                        .append(Printable.of(obstacle.problem() + " " + obstacle.remedy()))
                        .append('\n'));
        return text.toString();
    }

    private static String sign(Operation operation) {
        return switch (operation) {
            case CREATE -> "+";
            case DELETE -> "-";
            case UPDATE, REPLACE -> "!";
            case NONE -> "#";
        };
    }
}
