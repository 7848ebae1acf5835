package dev.k2g.recipe.cypher;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the clauses of a Cypher text that write, wherever they stand: in FOREACH and in subqueries, too. */
final class WriteClauses {

    private final String cypher;
    private final TokenCursor tokens;
    private final LabelExpressions expressions;
    private final SortedSet<String> labels = new TreeSet<>();
    private final SortedSet<String> types = new TreeSet<>();
    private final SortedSet<String> unknown = new TreeSet<>();
    private final Set<String> labelledLater = new HashSet<>();
    private final Set<String> withoutLabel = new HashSet<>();

    private WriteClauses(String cypher) {
        this.cypher = cypher;
        this.tokens = new TokenCursor(CypherText.tokens(cypher));
        this.expressions = new LabelExpressions(tokens);
    }

    static CypherWrites in(String cypher) {
        WriteClauses clauses = new WriteClauses(cypher);
        for (int at = 0; at < clauses.tokens.size(); at++) {
            if (!clauses.tokens.isPartOfName(at)) {
                clauses.clause(at);
            }
        }
        clauses.withoutLabel.removeAll(clauses.labelledLater);
        if (!clauses.withoutLabel.isEmpty()) {
            clauses.unknown.add("nodes without a label");
        }
        SortedSet<String> named = new TreeSet<>(clauses.expressions.named());
        named.addAll(clauses.labels);
        return new CypherWrites(clauses.labels, clauses.types, named, clauses.unknown);
    }

    private void clause(int at) {
        if (tokens.isWord(at, "MERGE") || tokens.isWord(at, "CREATE") || tokens.isWord(at, "INSERT")) {
            patterns(at + 1);
        } else if (tokens.isWord(at, "SET")) {
            items(at + 1);
        } else if (tokens.isWord(at, "CALL")) {
            procedure(at + 1);
        }
    }

    /** Paths with commas between them, each perhaps with a name. */
    private void patterns(int start) {
        int at = start;
        do {
            at = tokens.isName(at) && tokens.is(at + 1, '=') ? at + 2 : at;
            if (!tokens.is(at, '(')) {
                return;
            }
            while (tokens.is(at, '(') || tokens.is(at, '[')) {
                element(at);
                at = tokens.closing(at) + 1;
                while (tokens.is(at, '-') || tokens.is(at, '<') || tokens.is(at, '>')) {
                    at++;
                }
            }
        } while (tokens.is(at++, ','));
    }

    private void element(int open) {
        boolean isNode = tokens.is(open, '(');
        int at = expressions.afterVariable(open + 1);
        if (expressions.isThere(at)) {
            read(at, isNode ? labels : types);
        } else if (isNode && at == open + 1) {
            withoutLabel.add("");
        } else if (isNode && !tokens.isNamedBefore(open + 1)) {
            withoutLabel.add(tokens.text(open + 1));
        }
    }

    private void read(int at, SortedSet<String> into) {
        into.addAll(expressions.names(at));
        expressions
                .dynamic(at)
                .forEach(part -> unknown.add((into == labels ? "labels" : "types") + " by " + source(part)));
    }

    /** What SET sets, with commas in between; what has labels counts. */
    private void items(int start) {
        int at = start;
        while (tokens.isName(at)) {
            if (expressions.isThere(at + 1)) {
                labelledLater.add(tokens.text(at));
                read(at + 1, labels);
            }
            at = afterItem(at);
        }
    }

    /** Where the next item begins, or the text's end. */
    private int afterItem(int start) {
        int depth = 0;
        for (int at = start; at < tokens.size(); at++) {
            depth += tokens.get(at).depth();
            if (depth < 0 || depth == 0 && at > start && isNextClause(at)) {
                return tokens.size();
            }
            if (depth == 0 && tokens.is(at, ',')) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    private boolean isNextClause(int at) {
        return CypherClauses.isKeyword(tokens.get(at)) && !tokens.isPartOfName(at);
    }

    /** A procedure of Neo4j's own, {@code db.…}, makes no nodes or relationships. */
    private void procedure(int start) {
        StringBuilder name = new StringBuilder();
        for (int at = start; tokens.isName(at) || tokens.is(at, '.'); at++) {
            name.append(tokens.text(at));
            if (tokens.isName(at) && !tokens.is(at + 1, '.')) {
                break;
            }
        }
        if (name.indexOf(".") > 0 && !name.toString().startsWith("db.")) {
            unknown.add("what " + name + " writes");
        }
    }

    private String source(List<CypherToken> part) {
        int end = part.get(part.size() - 1).start()
                + part.get(part.size() - 1).text().length();
        return cypher.substring(part.get(0).start(), Math.min(end, cypher.length()))
                .replaceAll("\\s+", " ");
    }
}
