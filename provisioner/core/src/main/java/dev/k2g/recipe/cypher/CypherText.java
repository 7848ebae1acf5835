package dev.k2g.recipe.cypher;

import dev.k2g.recipe.cypher.CypherToken.Kind;

import java.util.ArrayList;
import java.util.List;

/** Takes a Cypher text apart. */
public final class CypherText {

    private CypherText() {}

    /** The tokens of a text, without white space and comments. What is not closed goes to the text's end. */
    public static List<CypherToken> tokens(String cypher) {
        List<CypherToken> tokens = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        int at = 0;
        while (at < cypher.length()) {
            int end = Character.isWhitespace(cypher.charAt(at)) ? at + 1 : tokenEnd(cypher, at);
            if (!Character.isWhitespace(cypher.charAt(at)) && !isComment(cypher, at)) {
                tokens.add(token(cypher.substring(at, end), line, at - lineStart + 1));
            }
            for (; at < end; at++) {
                if (cypher.charAt(at) == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
        }
        return tokens;
    }

    private static CypherToken token(String text, int line, int column) {
        char first = text.charAt(0);
        if (first == '`') {
            String name = text.endsWith("`") && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
            return new CypherToken(Kind.QUOTED_NAME, name.replace("``", "`"), line, column);
        }
        if (first == '\'' || first == '"' || Character.isDigit(first)) {
            return new CypherToken(Kind.LITERAL, text, line, column);
        }
        return new CypherToken(isNamePart(first) ? Kind.WORD : Kind.SYMBOL, text, line, column);
    }

    /** Where the literal, name, comment or single character that begins here ends. */
    private static int tokenEnd(String cypher, int start) {
        char first = cypher.charAt(start);
        if (first == '\'' || first == '"') {
            return quotedEnd(cypher, start, first);
        }
        if (first == '`') {
            return backquotedEnd(cypher, start);
        }
        if (isComment(cypher, start)) {
            return cypher.charAt(start + 1) == '/'
                    ? after(cypher, cypher.indexOf('\n', start), 0)
                    : after(cypher, cypher.indexOf("*/", start + 2), 2);
        }
        int end = start + 1;
        while (isNamePart(first) && end < cypher.length() && isNamePart(cypher.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isComment(String cypher, int start) {
        return cypher.startsWith("//", start) || cypher.startsWith("/*", start);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static int quotedEnd(String cypher, int start, char quote) {
        for (int i = start + 1; i < cypher.length(); i++) {
            if (cypher.charAt(i) == '\\') {
                i++;
            } else if (cypher.charAt(i) == quote) {
                return i + 1;
            }
        }
        return cypher.length();
    }

    /** A backquote in a name is written twice. */
    private static int backquotedEnd(String cypher, int start) {
        int end = cypher.indexOf('`', start + 1);
        while (end >= 0 && cypher.startsWith("``", end)) {
            end = cypher.indexOf('`', end + 2);
        }
        return after(cypher, end, 1);
    }

    private static int after(String cypher, int index, int length) {
        return index < 0 ? cypher.length() : index + length;
    }
}
