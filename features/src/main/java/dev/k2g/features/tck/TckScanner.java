package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A text that is read from left to right. */
final class TckScanner {

    private static final Map<Character, Character> ESCAPED = Map.of('n', '\n', 't', '\t', 'r', '\r');

    private final String text;
    private int position;

    TckScanner(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return position >= text.length();
    }

    boolean startsWith(String wanted) {
        return text.startsWith(wanted, position);
    }

    /** The character at the position; NUL at the end, which no form begins with. */
    char next() {
        return isAtEnd() ? '\0' : text.charAt(position);
    }

    /** Goes past this character and the spaces behind it, if it comes next. */
    boolean taken(char wanted) {
        if (next() != wanted) {
            return false;
        }
        position++;
        skipSpaces();
        return true;
    }

    void expect(char wanted) {
        if (!taken(wanted)) {
            throw unexpected("'" + wanted + "'", null);
        }
    }

    void skipSpaces() {
        while (Character.isWhitespace(next())) {
            position++;
        }
    }

    /** A text in single quotes. */
    String string() {
        position++;
        StringBuilder value = new StringBuilder();
        while (next() != '\'') {
            char character = take();
            if (character == '\\') {
                char escaped = take();
                value.append(ESCAPED.getOrDefault(escaped, escaped));
            } else {
                value.append(character);
            }
        }
        position++;
        return value.toString();
    }

    /** A label, a type or a key. */
    String name() {
        String name = next() == '`' ? quotedName() : bareName();
        skipSpaces();
        return name;
    }

    /** What comes up to the next separator; {@link #skip} goes past it. */
    String word() {
        int end = position;
        while (end < text.length() && ",]})> ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(position, end);
    }

    void skip(String read) {
        position += read.length();
    }

    InvalidInputException unexpected(String expected, @Nullable Throwable cause) {
        return new InvalidInputException(
                "The value " + text + " has no meaning: expected " + expected + " at character " + (position + 1) + ".",
                "Write it as the openCypher TCK does; text stands in single quotes.",
                cause);
    }

    private String quotedName() {
        int end = text.indexOf('`', position + 1);
        if (end < 0) {
            throw unexpected("a closing `", null);
        }
        String name = text.substring(position + 1, end);
        position = end + 1;
        return name;
    }

    private String bareName() {
        int start = position;
        while (!isAtEnd() && Character.isJavaIdentifierPart(next())) {
            position++;
        }
        if (start == position) {
            throw unexpected("a name", null);
        }
        return text.substring(start, position);
    }

    private char take() {
        if (isAtEnd()) {
            throw unexpected("a closing '", null);
        }
        return text.charAt(position++);
    }
}
