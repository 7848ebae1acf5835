package dev.k2g.jq;

import java.util.List;

/**
 * A word of a program.
 *
 * @param text as written; of a field, a variable or a format without its sign; of a string nothing
 * @param parts of a string its texts ({@link String}) and its interpolations (lists of tokens), in order
 */
record Token(Kind kind, String text, List<Object> parts, int line, int column) {

    enum Kind {
        NUMBER,
        STRING,
        FORMAT,
        FIELD,
        VARIABLE,
        NAME,
        KEYWORD,
        SIGN,
        END
    }

    boolean is(String word) {
        return text.equals(word) && (kind == Kind.SIGN || kind == Kind.KEYWORD);
    }

    /** For messages. */
    String shown() {
        return switch (kind) {
            case END -> "end";
            case STRING -> "a string";
            case FORMAT -> "@" + text;
            case FIELD -> "." + text;
            case VARIABLE -> "$" + text;
            default -> "\"" + text + "\"";
        };
    }
}
