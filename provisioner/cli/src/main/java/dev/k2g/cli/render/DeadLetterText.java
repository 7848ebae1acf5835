package dev.k2g.cli.render;

import dev.k2g.pipeline.DeadLetterReason;

import java.util.ArrayList;
import java.util.List;

/** Why records became dead letters, for people. Messages come from elsewhere, and may quote records. */
final class DeadLetterText {

    /** So many reasons are shown. */
    private static final int SHOWN = 3;

    private DeadLetterText() {}

    /** A line for each of the most frequent reasons, and one that says what to do where records may be good. */
    static List<String> reasons(List<DeadLetterReason> reasons) {
        List<String> lines = new ArrayList<>();
        reasons.stream().limit(SHOWN).map(DeadLetterText::of).forEach(lines::add);
        if (reasons.size() > SHOWN) {
            lines.add("and for " + Quantity.of(reasons.size() - SHOWN, "other reason") + ": k2g peek shows them");
        }
        long good = reasons.stream()
                .filter(DeadLetterReason::mayBeGood)
                .mapToLong(DeadLetterReason::count)
                .sum();
        if (good > 0) {
            lines.add(
                    good + " came of the connection, so that the records may be good: where the Cypher only merges, k2g"
                            + " connector reset delivers them again");
        }
        return lines;
    }

    private static String of(DeadLetterReason reason) {
        return Quantity.of(reason.count(), "dead letter") + ": " + Printable.of(reason.reason()) + " (first: "
                + Printable.of(reason.first()) + ")";
    }
}
