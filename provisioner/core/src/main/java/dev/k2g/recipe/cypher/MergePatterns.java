package dev.k2g.recipe.cypher;

import dev.k2g.recipe.cypher.Merged.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a Cypher text merges. */
public final class MergePatterns {

    private final List<CypherToken> tokens;
    private final List<List<Merged>> patterns = new ArrayList<>();

    private MergePatterns(List<CypherToken> tokens) {
        this.tokens = tokens;
    }

    /** The nodes and relationships of each MERGE of these tokens, in their order. */
    public static List<List<Merged>> of(List<CypherToken> tokens) {
        MergePatterns found = new MergePatterns(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("MERGE") && !(i > 0 && tokens.get(i - 1).is('.'))) {
                found.pattern(found.afterPathName(i + 1));
            }
        }
        return found.patterns;
    }

    /** The nodes and relationships of a pattern, of MATCH for example, in their order. */
    public static List<Merged> inPattern(List<CypherToken> pattern) {
        MergePatterns found = new MergePatterns(pattern);
        List<Merged> entities = new ArrayList<>();
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).is('(') || pattern.get(i).is('[')) {
                int end = found.closing(i);
                found.entity(i, end, entities);
                i = end;
            }
        }
        return entities;
    }

    /** {@code MERGE p = (…)} gives the path a name. */
    private int afterPathName(int at) {
        return has(at, '=', 1) && tokens.get(at).isName() ? at + 2 : at;
    }

    private void pattern(int start) {
        List<Merged> pattern = new ArrayList<>();
        int at = start;
        while (has(at, '(', 0) || has(at, '[', 0)) {
            int end = closing(at);
            entity(at, end, pattern);
            at = end + 1;
            while (has(at, '-', 0) || has(at, '<', 0) || has(at, '>', 0)) {
                at++;
            }
        }
        if (!pattern.isEmpty()) {
            patterns.add(pattern);
        }
    }

    private void entity(int open, int close, List<Merged> into) {
        List<String> labels = new ArrayList<>();
        boolean isLabelled = false;
        int at = open + 1;
        for (; at < close && !tokens.get(at).is('{'); at++) {
            CypherToken before = tokens.get(at - 1);
            isLabelled |= before.is(':') || before.isWord("IS");
            if ((before.is(':') || before.is('&') || before.isWord("IS"))
                    && tokens.get(at).isName()) {
                labels.add(tokens.get(at).text());
            }
        }
        List<Property> properties = at < close ? properties(at, Math.min(close, closing(at))) : List.of();
        into.add(
                new Merged(tokens.get(open).is('('), variable(open), isLabelled, labels, properties, tokens.get(open)));
    }

    private Optional<String> variable(int open) {
        return open + 1 < tokens.size() && tokens.get(open + 1).isName()
                ? Optional.of(tokens.get(open + 1).text())
                : Optional.empty();
    }

    private List<Property> properties(int open, int close) {
        List<Property> properties = new ArrayList<>();
        int at = open + 1;
        while (at < close && tokens.get(at).isName() && has(at, ':', 1)) {
            int end = at + 2;
            while (end < close && !tokens.get(end).is(',')) {
                end = tokens.get(end).depth() > 0 ? Math.min(close, closing(end) + 1) : end + 1;
            }
            properties.add(new Property(tokens.get(at).text(), tokens.subList(at + 2, end), tokens.get(at)));
            at = end + 1;
        }
        return properties;
    }

    /** Where the bracket that opens here is closed, or the end of the text. */
    private int closing(int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += tokens.get(at).depth();
            if (depth == 0) {
                return at;
            }
        }
        return tokens.size();
    }

    private boolean has(int at, char symbol, int further) {
        return at + further < tokens.size() && tokens.get(at + further).is(symbol);
    }
}
