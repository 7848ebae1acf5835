package dev.k2g.provision;

import dev.k2g.plan.GraphDeletion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a rebuild deletes and what it keeps. */
record GraphDeletionText(GraphDeletion deletion, RebuildScope scope, List<String> others) {

    /** What is deleted, as half a sentence. */
    String deleted() {
        String all = Stream.of(phrase(deletion.nodes(), "nodes"), phrase(deletion.relationships(), "relationships"))
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining(" and "));
        String others = phrase(deletion.othersRelationships(), "relationships that the recipe does not write");
        return (all.isEmpty() ? "nothing that it wrote is there to be" : all + " are") + " deleted first"
                + (others.isEmpty() ? "" : ", and with these nodes " + others);
    }

    /** What there is to say besides, as sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        deletion.keptNodes()
                .forEach((label, kept) -> notes.add(number(kept.count()) + " " + label + " kept: they also carry "
                        + String.join(", ", kept.othersLabels()) + "."));
        if (!deletion.keptRelationships().isEmpty()) {
            notes.add(counted(deletion.keptRelationships())
                    + " kept: they are between nodes of labels that the recipe does not name.");
        }
        if (!scope.writes().unknown().isEmpty()) {
            notes.add("Not known, and so not deleted: "
                    + String.join(", ", scope.writes().unknown()) + ".");
        }
        if (!others.isEmpty()) {
            notes.add("These share what is deleted, and deliver all of their records again after it: connector "
                    + String.join(", ", others) + ".");
        }
        return notes;
    }

    /** Numbers with what they count: {@code 3 Result, 1,200 Goal}. */
    static String counted(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String phrase(SortedMap<String, Long> counts, String what) {
        return counts.isEmpty() ? "" : counted(counts) + " " + what;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
