package dev.k2g.migrate;

import dev.k2g.recipe.cypher.CypherClauses;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statement for a sink before 5.1, which puts {@code UNWIND $events AS event} before it. 5.1 and later run it inside a
 * subquery of their own.
 */
final class LegacyCypher {

    private static final String RETURN_GOES =
            "A final RETURN is left out: the connector runs the statement in a subquery,"
                    + " and before Neo4j 2025.06 it cannot end in one.";
    private static final String RETURN_STAYS =
            "It ends in RETURN, which fails before Neo4j 2025.06, because the connector"
                    + " runs it in a subquery: rewrite it.";
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
        Optional<Integer> finalReturn = finalReturn(text);
        if (finalReturn.isPresent()) {
            boolean writesBefore = finalReturn.get() > 0;
            why.add(writesBefore ? RETURN_GOES : RETURN_STAYS);
            text = writesBefore ? text.substring(0, finalReturn.get()).stripTrailing() : text;
        }
        return new LegacyValue(text, String.join(" ", why));
    }

    /** Whether the statement runs for a record without a value without harm. */
    static boolean guardsNull(String cypher) {
        return GUARD.matcher(cypher).find();
    }

    /** Where the final RETURN begins; 0 when it cannot simply be left out. */
    private static Optional<Integer> finalReturn(String cypher) {
        List<CypherToken> clauses = CypherClauses.of(CypherText.tokens(cypher));
        boolean alone = clauses.size() == 1 || clauses.stream().anyMatch(clause -> clause.isWord("UNION"));
        return clauses.stream()
                .skip(Math.max(0, clauses.size() - 1))
                .filter(clause -> clause.isWord("RETURN"))
                .map(clause -> alone ? 0 : clause.start())
                .findFirst();
    }
}
