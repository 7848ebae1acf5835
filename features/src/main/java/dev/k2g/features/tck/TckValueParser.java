package dev.k2g.features.tck;

import dev.k2g.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one value in the notation of the openCypher TCK: recursive descent, a method a form. */
final class TckValueParser {

    private static final Map<Character, Character> ESCAPED = Map.of('n', '\n', 't', '\t', 'r', '\r');

    private final String text;
    private int position;

    TckValueParser(String text) {
        this.text = text;
    }

    TckValue parse() {
        TckValue value = value();
        if (position < text.length()) {
            throw unexpected("the end");
        }
        return value;
    }

    private TckValue value() {
        skipSpaces();
        TckValue value = bareValue();
        skipSpaces();
        return value;
    }

    private TckValue bareValue() {
        return switch (next()) {
            case '\'' -> new TckValue.Scalar(string());
            case '{' -> map();
            case '(' -> node();
            case '<' -> path();
            case '[' -> text.startsWith("[:", position) ? relationship() : list();
            default -> word();
        };
    }

    private String string() {
        expect('\'');
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
        expect('\'');
        return value.toString();
    }

    private TckValue list() {
        expect('[');
        List<TckValue> elements = new ArrayList<>();
        while (!taken(']')) {
            elements.add(value());
            separator(']');
        }
        return new TckValue.Elements(elements);
    }

    private TckValue.Entries map() {
        expect('{');
        SortedMap<String, TckValue> entries = new TreeMap<>();
        while (!taken('}')) {
            String key = name();
            expect(':');
            entries.put(key, value());
            separator('}');
        }
        return new TckValue.Entries(entries);
    }

    private TckValue.Node node() {
        expect('(');
        SortedSet<String> labels = new TreeSet<>();
        while (taken(':')) {
            labels.add(name());
        }
        TckValue.Entries properties = next() == '{' ? map() : TckValue.Entries.NONE;
        expect(')');
        return new TckValue.Node(labels, properties);
    }

    private TckValue.Relationship relationship() {
        expect('[');
        expect(':');
        String type = name();
        TckValue.Entries properties = next() == '{' ? map() : TckValue.Entries.NONE;
        expect(']');
        return new TckValue.Relationship(type, properties);
    }

    private TckValue path() {
        expect('<');
        TckValue.Node start = node();
        List<TckValue.Step> steps = new ArrayList<>();
        while (!taken('>')) {
            boolean forwards = !taken('<');
            expect('-');
            TckValue.Relationship relationship = relationship();
            expect('-');
            if (forwards) {
                expect('>');
            }
            steps.add(new TckValue.Step(relationship, forwards, node()));
        }
        return new TckValue.Path(start, steps);
    }

    private TckValue word() {
        int start = position;
        while (position < text.length() && ",]})> ".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String word = text.substring(start, position);
        return switch (word) {
            case "null" -> TckValue.NULL;
            case "true", "false" -> new TckValue.Scalar(Boolean.valueOf(word));
            case "NaN" -> new TckValue.Scalar(Double.NaN);
            case "Inf" -> new TckValue.Scalar(Double.POSITIVE_INFINITY);
            case "-Inf" -> new TckValue.Scalar(Double.NEGATIVE_INFINITY);
            default -> new TckValue.Scalar(number(word, start));
        };
    }

    private Object number(String word, int start) {
        try {
            if (word.matches("[+-]?\\d+")) {
                return Long.valueOf(word);
            }
            if (word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                return Double.valueOf(word);
            }
        } catch (NumberFormatException tooLarge) {
            position = start;
            throw unexpected("an integer of 64 bits", tooLarge);
        }
        position = start;
        throw unexpected("a value such as 1, 'text', true, null, [1, 'a'], {k: 1}, (:A {p: 0}) or [:T {p: 0}]");
    }

    private String name() {
        String name = taken('`') ? quotedName() : bareName();
        skipSpaces();
        return name;
    }

    private String quotedName() {
        int end = text.indexOf('`', position);
        if (end < 0) {
            throw unexpected("a closing `");
        }
        String name = text.substring(position, end);
        position = end + 1;
        return name;
    }

    private String bareName() {
        int start = position;
        while (position < text.length() && Character.isJavaIdentifierPart(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw unexpected("a name");
        }
        return text.substring(start, position);
    }

    private void separator(char end) {
        if (next() != end) {
            expect(',');
            skipSpaces();
        }
    }

    private boolean taken(char wanted) {
        if (next() != wanted) {
            return false;
        }
        position++;
        skipSpaces();
        return true;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        position++;
        if (wanted != '\'') {
            skipSpaces();
        }
    }

    /** The character at the position; NUL at the end, which no form begins with. */
    private char next() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private char take() {
        if (position >= text.length()) {
            throw unexpected("a closing '");
        }
        return text.charAt(position++);
    }

    private void skipSpaces() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private InvalidInputException unexpected(String expected) {
        return unexpected(expected, null);
    }

    private InvalidInputException unexpected(String expected, @Nullable Throwable cause) {
        return new InvalidInputException(
                "The value " + text + " has no meaning: expected " + expected + " at character " + (position + 1) + ".",
                "Write it as the openCypher TCK does; text stands in single quotes.",
                cause);
    }
}
