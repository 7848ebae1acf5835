package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** jq's functions of strings. Positions are counted in code points. */
final class Texts {

    private Texts() {}

    static JsonNode split(String text, String separator) {
        ArrayNode parts = Values.array();
        if (separator.isEmpty()) {
            text.codePoints().forEach(c -> Limits.add(parts, Values.of(Character.toString(c))));
        } else if (!text.isEmpty()) {
            int from = 0;
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                Limits.add(parts, Values.of(text.substring(from, at)));
                from = at + separator.length();
            }
            parts.add(text.substring(from));
        }
        return parts;
    }

    static JsonNode split(JsonNode text, JsonNode separator) {
        if (!text.isTextual() || !separator.isTextual()) {
            throw new JqException("split input and separator must be strings");
        }
        return split(text.textValue(), separator.textValue());
    }

    static JsonNode join(JsonNode values, JsonNode separator) {
        JsonNode joined = Values.NULL;
        boolean isFirst = true;
        StringBuilder text = new StringBuilder();
        for (JsonNode value : elements(values)) {
            if (!isFirst) {
                if (!separator.isTextual() && !separator.isNull()) {
                    throw cannotAdd(text, separator);
                }
                text.append(separator.isNull() ? "" : separator.textValue());
            }
            if (value.isContainerNode()) {
                throw cannotAdd(text, value);
            }
            text.append(value.isNull() ? "" : JsonText.plain(value));
            Limits.checkLetters(text.length());
            joined = values;
            isFirst = false;
        }
        return Values.of(joined.isNull() ? "" : text.toString());
    }

    private static JqException cannotAdd(StringBuilder text, JsonNode value) {
        return new JqException("%s and %s cannot be added"
                .formatted(JqException.described(Values.of(text.toString())), JqException.described(value)));
    }

    private static Iterable<JsonNode> elements(JsonNode values) {
        if (!values.isContainerNode()) {
            throw new JqException("Cannot iterate over " + JqException.described(values));
        }
        return values;
    }

    /** Where a text has a text, or an array an element or a sequence of elements. */
    static JsonNode indices(JsonNode value, JsonNode wanted) {
        ArrayNode found = Values.array();
        if (value.isNull()) {
            return value;
        } else if (value.isTextual() && wanted.isTextual()) {
            String text = value.textValue();
            String part = wanted.textValue();
            for (int at = text.indexOf(part); at >= 0 && !part.isEmpty(); at = text.indexOf(part, at + 1)) {
                found.add(text.codePointCount(0, at));
            }
        } else if (value.isArray() && wanted.isArray()) {
            for (int at = 0; at <= value.size() - wanted.size() && !wanted.isEmpty(); at++) {
                boolean isThere = true;
                for (int i = 0; i < wanted.size() && isThere; i++) {
                    isThere = Order.areEqual(value.get(at + i), wanted.get(i));
                }
                if (isThere) {
                    found.add(at);
                }
            }
        } else if (value.isArray()) {
            for (int at = 0; at < value.size(); at++) {
                if (Order.areEqual(value.get(at), wanted)) {
                    found.add(at);
                }
            }
        } else {
            throw new JqException("Cannot determine indices of " + Types.of(wanted) + " in " + Types.of(value));
        }
        return found;
    }

    static JsonNode startsWith(JsonNode text, JsonNode part) {
        return Values.of(both("startswith", text, part) && text.textValue().startsWith(part.textValue()));
    }

    static JsonNode endsWith(JsonNode text, JsonNode part) {
        return Values.of(both("endswith", text, part) && text.textValue().endsWith(part.textValue()));
    }

    private static boolean both(String function, JsonNode text, JsonNode part) {
        if (!text.isTextual() || !part.isTextual()) {
            throw new JqException(function + "() requires string inputs");
        }
        return true;
    }

    static JsonNode withoutStart(JsonNode text, JsonNode part) {
        boolean isThere =
                text.isTextual() && part.isTextual() && text.textValue().startsWith(part.textValue());
        return isThere ? Values.of(text.textValue().substring(part.textValue().length())) : text;
    }

    static JsonNode withoutEnd(JsonNode text, JsonNode part) {
        boolean isThere =
                text.isTextual() && part.isTextual() && text.textValue().endsWith(part.textValue());
        return isThere
                ? Values.of(text.textValue()
                        .substring(
                                0, text.textValue().length() - part.textValue().length()))
                : text;
    }

    /** Letters of ASCII alone. */
    static JsonNode lowerCase(JsonNode text) {
        return changed("ascii_downcase", text, letters -> ascii(letters, 'A', 'Z', 'a' - 'A'));
    }

    /** Letters of ASCII alone. */
    static JsonNode upperCase(JsonNode text) {
        return changed("ascii_upcase", text, letters -> ascii(letters, 'a', 'z', 'A' - 'a'));
    }

    private static String ascii(String text, char first, char last, int shift) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < changed.length(); i++) {
            char c = changed.charAt(i);
            if (c >= first && c <= last) {
                changed.setCharAt(i, (char) (c + shift));
            }
        }
        return changed.toString();
    }

    static JsonNode changed(String function, JsonNode text, UnaryOperator<String> change) {
        if (!text.isTextual()) {
            throw new JqException(
                    function.toLowerCase(Locale.ROOT).contains("trim")
                            ? JqException.described(text) + " cannot be trimmed"
                            : function + " input must be a string");
        }
        return Values.of(change.apply(text.textValue()));
    }

    static JsonNode explode(JsonNode text) {
        if (!text.isTextual()) {
            throw new JqException(JqException.described(text) + " cannot be exploded");
        }
        ArrayNode points = Values.array();
        text.textValue().codePoints().forEach(point -> Limits.add(points, Numbers.of(point)));
        return points;
    }

    static JsonNode implode(JsonNode points) {
        if (!points.isArray()) {
            throw new JqException(JqException.described(points) + " cannot be imploded");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode point : points) {
            if (!point.isNumber()) {
                throw new JqException("Unicode codepoint must be numeric");
            }
            long code = Numbers.index(point);
            boolean isSurrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
            if (code < 0 || code > Character.MAX_CODE_POINT || isSurrogate) {
                throw new JqException("Invalid codepoint " + JsonText.of(point));
            }
            text.appendCodePoint((int) code);
        }
        return Values.of(text.toString());
    }

    static JsonNode bytes(JsonNode text) {
        if (!text.isTextual()) {
            throw new JqException(JqException.described(text) + " only strings have UTF-8 byte length");
        }
        return Numbers.of(text.textValue().getBytes(StandardCharsets.UTF_8).length);
    }

    /** {@code tonumber}: exactly, and without the blanks around it. */
    static JsonNode toNumber(JsonNode value) {
        if (value.isNumber()) {
            return value;
        }
        JsonNode number = value.isTextual() ? Numbers.read(value.textValue().strip()) : null;
        if (number == null) {
            throw new JqException(JqException.described(value) + " cannot be parsed as a number");
        }
        return number;
    }
}
