package dev.k2g.cli.render;

import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan for a pull request: its summary, a diff, and what is in the way. */
public final class PlanMarkdown {

    private PlanMarkdown() {}

    /**
     * The plan as GitHub's Markdown.
     *
     * @param recipe the recipe's name
     * @param target the target's name
     */
    public static String of(Plan plan, String recipe, String target) {
        StringBuilder text = new StringBuilder("### k2g plan: recipe `" + recipe + "` on target `" + target + "`\n\n");
        text.append(escaped(PlanSummary.of(plan)));
        String diff = plan.pending().stream().map(PlanMarkdown::diff).collect(Collectors.joining());
        if (!diff.isEmpty()) {
            String fence = diff.contains("```") ? "~~~~" : "```";
            text.append("\n" + fence + "diff\n" + diff + fence + "\n");
        }
        String remarks = Stream.concat(
                        plan.changes().stream().flatMap(PlanMarkdown::remarks),
                        plan.unplanned().stream()
                                .map(unplanned -> remark(
                                        unplanned.kind().label() + " " + String.join(", ", unplanned.names()),
                                        "not known: " + unplanned.problem() + " " + unplanned.remedy())))
                .collect(Collectors.joining());
        return text.append(remarks.isEmpty() ? "" : "\n" + remarks).toString();
    }

    /** Its lines begin with the signs that GitHub colours. */
    private static String diff(Change change) {
        String heading = sign(change.operation()) + " " + change.operation() + " " + change.resource();
        return Stream.concat(
                        Stream.of(heading), change.fields().stream().flatMap(field -> FieldText.diff(field).stream()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Sentences: GitHub breaks the lines of a list, and not those of a diff. */
    private static Stream<String> remarks(Change change) {
        String resource = change.resource().toString();
        return Stream.concat(
                change.notes().stream().map(note -> remark(resource, note)),
                change.obstacle().stream()
                        .map(obstacle -> remark(
                                resource,
                                "[" + obstacle.code() + "] " + obstacle.problem() + " " + obstacle.remedy())));
    }

    private static String remark(String about, String sentences) {
        return "- **" + escaped(about) + "**: " + escaped(Printable.of(sentences.strip())) + "\n";
    }

    /** Text in which nothing means anything to Markdown. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|~])", "\\\\$1");
    }

    private static String sign(Operation operation) {
        return switch (operation) {
            case CREATE -> "+";
            case DELETE -> "-";
            case UPDATE, REPLACE -> "!";
            case NONE -> " ";
        };
    }
}
