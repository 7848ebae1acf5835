package dev.k2g.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.yaml.CoreSchema;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a recipe's YAML as a person would: short mappings on one line, long ones and the main parts in lines. */
final class YamlText {

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    /** Mappings and lists that always have their entries on lines of their own. */
    private static final Set<String> IN_LINES =
            Set.of("topics", "graph", "constraints", "connectors", "consumes", "config");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_./+-]*");

    /** What other readers of YAML may take for true, false or a date. */
    private static final Pattern MISTAKEN =
            Pattern.compile("(?i)y|n|yes|no|on|off|null|true|false|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");

    private YamlText() {}

    /** The entries of a mapping, each on lines of its own. */
    static String of(JsonNode mapping) {
        return entries(mapping, "");
    }

    private static String entries(JsonNode mapping, String indent) {
        return mapping.properties().stream()
                .map(entry -> indent + text(entry.getKey()) + ":" + value(entry, indent))
                .collect(Collectors.joining());
    }

    private static String value(Map.Entry<String, JsonNode> entry, String indent) {
        JsonNode value = entry.getValue();
        String inline = flow(value);
        boolean fits = indent.length() + entry.getKey().length() + inline.length() + 2 <= WIDTH;
        // a connector has many settings, so it is written in lines even if it would fit
        boolean mustBeInLines = IN_LINES.contains(entry.getKey()) || value.has("consumes");
        if (value.isValueNode() || value.isEmpty() || fits && !mustBeInLines) {
            return " " + inline + "\n";
        }
        return "\n" + (value.isArray() ? items(value, indent + INDENT) : entries(value, indent + INDENT));
    }

    private static String items(JsonNode list, String indent) {
        return list.valueStream().map(item -> item(item, indent)).collect(Collectors.joining());
    }

    private static String item(JsonNode item, String indent) {
        String inline = indent + "- " + flow(item);
        return inline.length() <= WIDTH || !item.isObject()
                ? inline + "\n"
                : indent + "- " + entries(item, indent + INDENT).substring(indent.length() + INDENT.length());
    }

    private static String flow(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(entry -> text(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isTextual() ? text(node.textValue()) : node.asText();
    }

    /** A text that is read as this text, in quotes where it needs them. */
    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !MISTAKEN.matcher(text).matches()
                && !CoreSchema.INTEGER.matcher(text).matches()
                && !CoreSchema.DECIMAL.matcher(text).matches();
        return plain ? text : text.codePoints().mapToObj(YamlText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int codePoint) {
        return switch (codePoint) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> isPrintable(codePoint) ? Character.toString(codePoint) : "\\u%04x".formatted(codePoint);
        };
    }

    /** Not so are what YAML 1.2 calls not printable (section 5.1), and further ends of line. */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> codePoint != 0xFEFF && codePoint != 0xFFFE && codePoint != 0xFFFF;
        };
    }
}
