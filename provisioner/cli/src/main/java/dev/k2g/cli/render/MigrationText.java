package dev.k2g.cli.render;

import dev.k2g.migrate.Migration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The explanation of a migration, for people. */
public final class MigrationText {

    private MigrationText() {}

    /**
     * The explanation: a line for each change, each property without successor, and each note.
     *
     * @param leftOut what a recipe does not say of the configuration, by key, and why; empty when none was written
     */
    public static String of(Migration migration, Map<String, String> leftOut) {
        StringBuilder text = new StringBuilder();
        if (migration.wasCurrent()) {
            text.append("The configuration of " + Printable.of(migration.name()) + " is current already.\n");
        }
        migration.changes().forEach(change -> {
            boolean renamed = !change.key().equals(change.becomes());
            String becomes = renamed ? " becomes " + change.becomes() : "";
            line(text, "changed", change.key() + becomes, change.why());
        });
        migration.dropped().forEach(drop -> line(text, "dropped", drop.key(), drop.why()));
        byReason(leftOut).forEach((why, keys) -> line(text, "not in the recipe", String.join(", ", keys), why));
        migration.notes().forEach(note -> text.append("note: " + Printable.of(note) + "\n"));
        return text.toString();
    }

    private static Map<String, List<String>> byReason(Map<String, String> leftOut) {
        return leftOut.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static void line(StringBuilder text, String what, String key, String why) {
        text.append(what).append(": ").append(Printable.of(key + ". " + why)).append('\n');
    }
}
