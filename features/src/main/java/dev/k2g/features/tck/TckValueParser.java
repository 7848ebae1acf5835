package dev.k2g.features.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one value in the notation of the openCypher TCK: recursive descent, a method a form. */
final class TckValueParser {

    private final TckScanner text;

    TckValueParser(String text) {
        this.text = new TckScanner(text);
    }

    TckValue parse() {
        TckValue value = value();
        if (!text.isAtEnd()) {
            throw text.unexpected("the end", null);
        }
        return value;
    }

    private TckValue value() {
        text.skipSpaces();
        TckValue value = bareValue();
        text.skipSpaces();
        return value;
    }

    private TckValue bareValue() {
        return switch (text.next()) {
            case '\'' -> new TckValue.Scalar(text.string());
            case '{' -> map();
            case '(' -> node();
            case '<' -> path();
            case '[' -> text.startsWith("[:") ? relationship() : list();
            default -> word();
        };
    }

    private TckValue list() {
        text.expect('[');
        List<TckValue> elements = new ArrayList<>();
        while (!text.taken(']')) {
            elements.add(value());
            separator(']');
        }
        return new TckValue.Elements(elements);
    }

    private TckValue.Entries map() {
        text.expect('{');
        SortedMap<String, TckValue> entries = new TreeMap<>();
        while (!text.taken('}')) {
            String key = text.name();
            text.expect(':');
            entries.put(key, value());
            separator('}');
        }
        return new TckValue.Entries(entries);
    }

    private TckValue.Node node() {
        text.expect('(');
        SortedSet<String> labels = new TreeSet<>();
        while (text.taken(':')) {
            labels.add(text.name());
        }
        TckValue.Entries properties = properties();
        text.expect(')');
        return new TckValue.Node(labels, properties);
    }

    private TckValue.Relationship relationship() {
        text.expect('[');
        text.expect(':');
        String type = text.name();
        TckValue.Entries properties = properties();
        text.expect(']');
        return new TckValue.Relationship(type, properties);
    }

    private TckValue.Entries properties() {
        return text.next() == '{' ? map() : TckValue.Entries.NONE;
    }

    private TckValue path() {
        text.expect('<');
        TckValue.Node start = node();
        List<TckValue.Step> steps = new ArrayList<>();
        while (!text.taken('>')) {
            boolean forwards = !text.taken('<');
            text.expect('-');
            TckValue.Relationship relationship = relationship();
            text.expect('-');
            if (forwards) {
                text.expect('>');
            }
            steps.add(new TckValue.Step(relationship, forwards, node()));
        }
        return new TckValue.Path(start, steps);
    }

    private TckValue word() {
        String word = text.word();
        TckValue value = scalar(word);
        text.skip(word);
        return value;
    }

    private TckValue scalar(String word) {
        return switch (word) {
            case "null" -> TckValue.NULL;
            case "true", "false" -> new TckValue.Scalar(Boolean.valueOf(word));
            case "NaN" -> new TckValue.Scalar(Double.NaN);
            case "Inf" -> new TckValue.Scalar(Double.POSITIVE_INFINITY);
            case "-Inf" -> new TckValue.Scalar(Double.NEGATIVE_INFINITY);
            default -> new TckValue.Scalar(number(word));
        };
    }

    private Object number(String word) {
        if (word.matches("[+-]?\\d+")) {
            try {
                return Long.valueOf(word);
            } catch (NumberFormatException tooLarge) {
                throw text.unexpected("an integer of 64 bits", tooLarge);
            }
        }
        if (word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return Double.valueOf(word);
        }
        throw text.unexpected(
                "a value such as 1, 'text', true, null, [1, 'a'], {k: 1}, (:A {p: 0}) or [:T {p: 0}]", null);
    }

    private void separator(char end) {
        if (text.next() != end) {
            text.expect(',');
        }
    }
}
