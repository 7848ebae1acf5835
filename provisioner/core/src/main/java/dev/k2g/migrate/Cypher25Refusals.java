package dev.k2g.migrate;

import dev.k2g.recipe.cypher.CypherClauses;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a sink before 5.1 took, and Cypher 25 or the statement of a later sink does not, where its owner must rewrite it. */
final class Cypher25Refusals {

    private static final String SELF_REFERENCE =
            "One pattern makes %s and reads it, which Cypher 25 refuses: make it in a clause before.";
    private static final String OWN_VARIABLE =
            "It has a variable e, which the connector's own statement has, too: call it something else.";
    private static final String PARAMETER =
            "It has the parameter $%s, and the connector gives it none: take the value from event.";
    private static final String REMOVED =
            "db.create.setVectorProperty is not there in Cypher 25: take db.create.setNodeVectorProperty.";

    private Cypher25Refusals() {}

    /** Those of a statement, as sentences. */
    static List<String> in(String cypher) {
        List<CypherToken> tokens = CypherText.tokens(cypher);
        List<String> refusals = new ArrayList<>();
        selfReferences(tokens).forEach(name -> refusals.add(SELF_REFERENCE.formatted(name)));
        boolean hasOwnVariable = IntStream.range(1, tokens.size())
                .anyMatch(at -> tokens.get(at).isName() && tokens.get(at).text().equals("e") && introduces(tokens, at));
        if (hasOwnVariable) {
            refusals.add(OWN_VARIABLE);
        }
        IntStream.range(1, tokens.size())
                .filter(at -> tokens.get(at - 1).is('$') && tokens.get(at).isName())
                .mapToObj(at -> tokens.get(at).text())
                .distinct()
                .forEach(name -> refusals.add(PARAMETER.formatted(name)));
        if (tokens.stream().anyMatch(token -> token.isWord("setVectorProperty"))) {
            refusals.add(REMOVED);
        }
        return refusals;
    }

    private static boolean introduces(List<CypherToken> tokens, int at) {
        CypherToken before = tokens.get(at - 1);
        boolean inPattern = (before.is('(') || before.is('['))
                && at + 1 < tokens.size()
                && (tokens.get(at + 1).is(':') || tokens.get(at + 1).isWord("IN"));
        return inPattern || before.isWord("AS") || before.isWord("YIELD");
    }

    /** The names that a CREATE or a MERGE gives and, in a map of properties, reads. */
    private static Set<String> selfReferences(List<CypherToken> tokens) {
        Set<String> found = new HashSet<>();
        Set<String> before = new HashSet<>();
        Set<String> made = new HashSet<>();
        boolean making = false;
        int maps = 0;
        for (int at = 0; at < tokens.size(); at++) {
            CypherToken token = tokens.get(at);
            if (CypherClauses.beginsAt(tokens, at)) {
                making = token.isWord("CREATE") || token.isWord("MERGE") || token.isWord("INSERT");
                before.addAll(made);
                made.clear();
                maps = 0;
            }
            maps += token.is('{') ? 1 : token.is('}') ? -1 : 0;
            boolean opens =
                    at > 0 && (tokens.get(at - 1).is('(') || tokens.get(at - 1).is('['));
            boolean reads = token.isName()
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).is('.');
            if (making && maps > 0 && reads && made.contains(token.text())) {
                found.add(token.text());
            } else if (making && maps == 0 && opens && token.isName() && !before.contains(token.text())) {
                made.add(token.text());
            } else if (!making && token.isName()) {
                before.add(token.text());
            }
        }
        return found;
    }
}
