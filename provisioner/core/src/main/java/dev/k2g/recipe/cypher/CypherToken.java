package dev.k2g.recipe.cypher;

/**
 * The smallest part of a Cypher text that means something.
 *
 * @param kind what it is
 * @param text a name without its backquotes, anything else as it is written
 * @param line its line in the text, from 1
 * @param column its column in that line, from 1
 * @param start where it begins in the text, from 0
 */
public record CypherToken(Kind kind, String text, int line, int column, int start) {

    /** What a token is. */
    public enum Kind {
        /** A keyword or a name. */
        WORD,
        /** A name in backquotes. */
        QUOTED_NAME,
        /** A number or a text. */
        LITERAL,
        /** A single other character. */
        SYMBOL
    }

    /** Whether it can be the name of something. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** Whether it is this keyword, or an unquoted name that reads the same. */
    public boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this character. */
    public boolean is(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /** What it adds to the depth of brackets: 1 when it opens one, -1 when it closes one, else 0. */
    public int depth() {
        return kind != Kind.SYMBOL ? 0 : "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
    }
}
