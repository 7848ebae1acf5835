package dev.k2g.migrate;

import dev.k2g.recipe.cypher.CypherText;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement for a sink before 5.1, which puts {@code UNWIND $events AS event} before it. 5.1 and later run it inside a
 * subquery of their own.
 */
final class LegacyCypher {

    private static final Pattern GUARD = Pattern.compile("event\\s+IS\\s+NOT\\s+NULL", Pattern.CASE_INSENSITIVE);

    private LegacyCypher() {}

    /** The statement as a sink of 5.1 or later can run it. */
    static LegacyValue current(String given) {
        List<String> why = new ArrayList<>();
        String stripped = given.strip();
        String text = CypherText.withoutFinalSemicolons(stripped);
        if (!text.equals(stripped)) {
            why.add("A final semicolon is left out: no subquery can hold one.");
        }
        FinalReturn ending = FinalReturn.in(text);
        ending.why().forEach(why::add);
        EntityAssignments assignments = EntityAssignments.in(ending.without());
        assignments.why().forEach(why::add);
        text = assignments.asMaps();
        why.addAll(Cypher25Refusals.in(text));
        return new LegacyValue(text, String.join(" ", why));
    }

    /** Whether the statement runs for a record without a value without harm. */
    static boolean guardsNull(String cypher) {
        return GUARD.matcher(cypher).find();
    }
}
