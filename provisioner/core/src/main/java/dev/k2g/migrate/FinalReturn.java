package dev.k2g.migrate;

import dev.k2g.recipe.cypher.CypherClauses;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A statement without its final RETURN, with which no statement of the sink could end before Neo4j 2025.06. Nor can one end
 * in what was read for the RETURN alone, which goes with it, or in a CALL that yields.
 *
 * @param without the statement without it, or as it was where it cannot be left out
 * @param why what was done, as sentences
 */
record FinalReturn(String without, List<String> why) {

    private static final String STAYS =
            "It ends in RETURN, which fails before Neo4j 2025.06, because the connector runs it in a subquery: rewrite it.";
    private static final String GOES =
            "A final RETURN is left out: the connector runs the statement in a subquery, and before Neo4j 2025.06 it cannot"
                    + " end in one.";
    private static final String READS_GO = "So is what was read for it alone.";
    private static final String NOTHING_FOLLOWS =
            "A FOREACH over nothing ends it: it cannot end in a CALL that gives rows.";
    private static final String NOTHING = "\nFOREACH (ignored IN [] | REMOVE ignored.ignored)";

    private static final List<String> WRITING =
            List.of("MERGE", "CREATE", "INSERT", "SET", "DELETE", "REMOVE", "FOREACH");

    /** Words that stand before the one by which a clause is known. */
    private static final List<String> BEFORE = List.of("OPTIONAL", "LOAD", "CSV");

    static FinalReturn in(String cypher) {
        return new Statement(cypher).withoutReturn();
    }

    private record Statement(String text, List<CypherToken> tokens, List<CypherToken> clauses) {

        Statement(String text) {
            this(text, CypherText.tokens(text));
        }

        private Statement(String text, List<CypherToken> tokens) {
            this(text, tokens, CypherClauses.of(tokens));
        }

        FinalReturn withoutReturn() {
            int last = clauses.size() - 1;
            if (last < 0 || !clauses.get(last).isWord("RETURN")) {
                return new FinalReturn(text, List.of());
            }
            int writing = IntStream.iterate(last - 1, i -> i >= 0, i -> i - 1)
                    .filter(this::writes)
                    .findFirst()
                    .orElse(-1);
            if (writing < 0 || clauses.stream().anyMatch(clause -> clause.isWord("UNION"))) {
                return new FinalReturn(text, List.of(STAYS));
            }
            List<String> why = new ArrayList<>(List.of(GOES));
            if (writing < last - 1) {
                why.add(READS_GO);
            }
            String kept = text.substring(0, begin(writing + 1)).stripTrailing();
            if (givesRows(writing)) {
                why.add(NOTHING_FOLLOWS);
                kept += NOTHING;
            }
            return new FinalReturn(kept, why);
        }

        /** Of a procedure nobody knows, but for those of the database that only tell what there is. */
        private boolean writes(int clause) {
            CypherToken word = clauses.get(clause);
            if (!word.isWord("CALL")) {
                return WRITING.stream().anyMatch(word::isWord);
            }
            int at = tokens.indexOf(word);
            return !tokens.get(at + 1).isWord("db") || tokens.get(at + 3).isWord("create");
        }

        private boolean givesRows(int clause) {
            CypherToken word = clauses.get(clause);
            return word.isWord("CALL")
                    && inside(tokens.indexOf(word), begin(clause + 1))
                            .anyMatch(token -> token.isWord("YIELD") || token.isWord("RETURN"));
        }

        private Stream<CypherToken> inside(int from, int end) {
            return tokens.subList(from, tokens.size()).stream().takeWhile(token -> token.start() < end);
        }

        /** Where a clause begins in the text. */
        private int begin(int clause) {
            int at = tokens.indexOf(clauses.get(clause));
            while (at > 0 && BEFORE.stream().anyMatch(tokens.get(at - 1)::isWord)) {
                at--;
            }
            return tokens.get(at).start();
        }
    }
}
