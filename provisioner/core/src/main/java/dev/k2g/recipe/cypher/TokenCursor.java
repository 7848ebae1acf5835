package dev.k2g.recipe.cypher;

import java.util.List;

/** The tokens of a text, by their place; what is asked of a place outside is answered with no. */
record TokenCursor(List<CypherToken> tokens) {

    int size() {
        return tokens.size();
    }

    CypherToken get(int at) {
        return tokens.get(at);
    }

    String text(int at) {
        return tokens.get(at).text();
    }

    List<CypherToken> between(int from, int to) {
        return tokens.subList(from, Math.min(to, size()));
    }

    boolean isName(int at) {
        return isThere(at) && tokens.get(at).isName();
    }

    boolean isWord(int at, String word) {
        return isThere(at) && tokens.get(at).isWord(word);
    }

    boolean is(int at, char symbol) {
        return isThere(at) && tokens.get(at).is(symbol);
    }

    boolean isAny(int at, String symbols) {
        return isThere(at) && symbols.chars().anyMatch(symbol -> is(at, (char) symbol));
    }

    /** Whether the word here is a name, of a property or a parameter, whatever it reads like. */
    boolean isPartOfName(int at) {
        return at > 0 && CypherClauses.belongsTo(tokens.get(at - 1));
    }

    /** Whether what has this name was named before. */
    boolean isNamedBefore(int at) {
        return tokens.subList(0, at).stream()
                .anyMatch(token -> token.isName() && token.text().equals(text(at)));
    }

    /** Where the bracket that opens here is closed, or the end of the text. */
    int closing(int open) {
        int depth = 0;
        for (int at = open; at < size(); at++) {
            depth += tokens.get(at).depth();
            if (depth == 0) {
                return at;
            }
        }
        return size();
    }

    private boolean isThere(int at) {
        return at >= 0 && at < size();
    }
}
