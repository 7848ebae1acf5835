package dev.k2g.pipeline;

import dev.k2g.plan.Change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What happens in one round: who made what, and what a reader needs to repeat it. */
final class PlanJournal {

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> made = new TreeSet<>();

    /** @param name the recipe's, which is in that of all that is made in the round */
    PlanJournal(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    RecipeDraft recipe(RecipeDraft draft) {
        lines.add("The recipe is\n" + draft);
        return draft;
    }

    void deed(Optional<String> what) {
        what.ifPresent(deed -> lines.add("Somebody else " + deed + "."));
    }

    ShownChanges shown(ShownChanges changes) {
        lines.add("With the permissions " + changes.permissions() + " the plan shows");
        changes.plan().changes().stream().filter(Change::isPending).forEach(change -> lines.add("  " + told(change)));
        changes.plan().unplanned().forEach(unplanned -> lines.add("  " + unplanned));
        return changes;
    }

    private static String told(Change change) {
        return change.operation() + " " + change.resource()
                + change.fields().stream()
                        .map(field -> "\n      " + field.field() + ": " + field.before() + " → " + field.after())
                        .collect(Collectors.joining())
                + change.obstacle()
                        .map(obstacle -> "\n      in the way: " + obstacle.problem())
                        .orElse("")
                + change.notes().stream().map(note -> "\n      " + note).collect(Collectors.joining());
    }

    /** These are k2g's. */
    void made(Set<String> resources) {
        made.addAll(resources);
    }

    /** All that k2g has made. */
    Set<String> made() {
        return Set.copyOf(made);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
