package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.k2g.yaml.CoreSchema;
import dev.k2g.yaml.Nearest;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlTree;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The recipe's parameters, each of the type of its default. A text that is one reference takes the parameter's type;
 * within a text a parameter is text. No other <code>${…}</code> is touched.
 */
final class Parameters {

    private static final JsonPointer DECLARED = JsonPointer.compile("/parameters");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{param:([^{}\\s]*)(}?)");

    private final Map<String, JsonNode> values;
    private final Problems problems;

    private Parameters(Map<String, JsonNode> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The declared parameters of this recipe, with other values where there are overrides. */
    static Parameters of(YamlTree recipe, Map<String, String> overrides, Problems problems) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        recipe.root().at(DECLARED).properties().forEach(declared -> {
            String text = declared.getValue().asText();
            if (REFERENCE.matcher(text).find()) {
                report(recipe, declared.getKey(), "The default of a parameter cannot refer to a parameter.", problems);
            }
            values.put(declared.getKey(), declared.getValue());
        });
        overrides.forEach((name, text) -> override(recipe, name, text, values, problems));
        return new Parameters(values, problems);
    }

    private static void override(
            YamlTree recipe, String name, String text, Map<String, JsonNode> values, Problems problems) {
        JsonNode declared = values.get(name);
        if (declared == null) {
            String hint = Nearest.hint(name, values.keySet());
            report(recipe, name, "There is no parameter \"%s\" to override%s.".formatted(name, hint), problems);
            return;
        }
        typed(text, declared).ifPresentOrElse(value -> values.put(name, value), () -> {
            String message = "Parameter \"%s\" is %s, but \"%s\" was given for it.";
            report(recipe, name, message.formatted(name, kind(declared), text), problems);
        });
    }

    private static void report(YamlTree recipe, String parameter, String message, Problems problems) {
        problems.add(recipe.file(), recipe.line(DECLARED.appendProperty(parameter)), message);
    }

    /** The recipe with every reference replaced, the declarations excepted. */
    YamlTree resolve(YamlTree recipe) {
        return recipe.with(resolve(recipe, recipe.root(), YamlTree.ROOT));
    }

    private JsonNode resolve(YamlTree recipe, JsonNode node, JsonPointer at) {
        if (at.equals(DECLARED)) {
            return node;
        } else if (node.isObject()) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(entry -> resolved.set(
                            entry.getKey(), resolve(recipe, entry.getValue(), at.appendProperty(entry.getKey()))));
            return resolved;
        } else if (node.isArray()) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> resolved.add(resolve(recipe, item, at.appendIndex(resolved.size()))));
            return resolved;
        } else if (node.isTextual()) {
            return resolve(node, recipe.file(), recipe.line(at));
        }
        return node;
    }

    private JsonNode resolve(JsonNode node, Path file, int line) {
        Matcher whole = REFERENCE.matcher(node.textValue());
        JsonNode value = whole.matches() ? values.get(whole.group(1)) : null;
        return value != null && !whole.group(2).isEmpty()
                ? value
                : TextNode.valueOf(resolve(node.textValue(), file, line));
    }

    /** @param firstLine the line of the file that the text begins in */
    String resolve(String text, Path file, int firstLine) {
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String name = reference.group(1);
            int line = firstLine
                    + (int) text.substring(0, reference.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            JsonNode value = values.get(name);
            if (reference.group(2).isEmpty()) {
                problems.add(file, line, "\"%s\" has no closing brace.".formatted(reference.group()));
                return Matcher.quoteReplacement(reference.group());
            } else if (value == null) {
                problems.add(
                        file,
                        line,
                        "There is no parameter \"%s\"%s.".formatted(name, Nearest.hint(name, values.keySet())));
            }
            return Matcher.quoteReplacement(value == null ? reference.group() : value.asText());
        });
    }

    private static Optional<JsonNode> typed(String text, JsonNode like) {
        if (like.isIntegralNumber()) {
            return CoreSchema.INTEGER.matcher(text).matches()
                    ? Optional.of(LongNode.valueOf(Long.parseLong(text)))
                    : Optional.empty();
        } else if (like.isNumber()) {
            return CoreSchema.DECIMAL.matcher(text).matches()
                            || CoreSchema.INTEGER.matcher(text).matches()
                    ? Optional.of(DecimalNode.valueOf(new BigDecimal(text)))
                    : Optional.empty();
        } else if (like.isBoolean()) {
            return CoreSchema.BOOLEAN.matcher(text).matches()
                    ? Optional.of(BooleanNode.valueOf(Boolean.parseBoolean(text)))
                    : Optional.empty();
        }
        return Optional.of(TextNode.valueOf(text));
    }

    private static String kind(JsonNode value) {
        return value.isIntegralNumber() ? "a whole number" : value.isNumber() ? "a number" : "true or false";
    }
}
