package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compares a recipe with {@code recipe.schema.json}, from which editors complete, too. What a part should be is said in
 * the schema's own keyword {@code x-expects}.
 */
final class RecipeSchema {

    private static final String RESOURCE = "recipe.schema.json";
    private static final String EXPECTS = "x-expects";

    static final RecipeSchema V1ALPHA1 = read();

    private final Schema schema;

    private RecipeSchema(Schema schema) {
        this.schema = schema;
    }

    private static RecipeSchema read() {
        return new RecipeSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text()));
    }

    /** The schema as it is in the file, for editors. */
    static String text() {
        try (InputStream in = Objects.requireNonNull(RecipeSchema.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(CheckedRecipe recipe) {
        for (Error error : schema.validate(recipe.root())) {
            JsonPointer place = JsonPointer.compile(error.getInstanceLocation().toString());
            JsonPointer keyword =
                    JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
            JsonNode rule = schema.getSchemaNode().at(keyword.head());
            switch (error.getKeyword()) {
                case "additionalProperties" -> unknownKey(recipe, place, error.getProperty(), rule);
                case "required" -> missingKey(recipe, place, error.getProperty(), keyword);
                case "propertyNames" -> badName(recipe, place, error.getProperty());
                case "oneOf" ->
                    recipe.report(
                            place, "%s must have either \"node\" or \"relationship\".".formatted(YamlTree.path(place)));
                default -> badValue(recipe, place, rule);
            }
        }
    }

    private static void unknownKey(CheckedRecipe recipe, JsonPointer place, String key, JsonNode rule) {
        List<String> valid = new ArrayList<>();
        rule.path("properties").fieldNames().forEachRemaining(valid::add);
        String hint = Nearest.to(key, valid)
                .map(" (did you mean \"%s\"?)"::formatted)
                .orElse("; it can have " + String.join(", ", valid));
        recipe.report(
                place.appendProperty(key),
                "%s has no key \"%s\"%s.".formatted(capital(YamlTree.path(place)), key, hint));
    }

    private static void missingKey(CheckedRecipe recipe, JsonPointer place, String key, JsonPointer keyword) {
        boolean alternative = keyword.toString().contains("/oneOf/");
        if (!alternative) {
            recipe.report(place, "%s needs \"%s\".".formatted(capital(YamlTree.path(place)), key));
        }
    }

    private void badName(CheckedRecipe recipe, JsonPointer place, String name) {
        String expected = schema.getSchemaNode().at("/$defs/name/" + EXPECTS).asText();
        recipe.report(
                place.appendProperty(name), "\"%s\" in %s must be %s.".formatted(name, YamlTree.path(place), expected));
    }

    private static void badValue(CheckedRecipe recipe, JsonPointer place, JsonNode rule) {
        JsonNode value = recipe.root().at(place);
        String hint = "";
        if (rule.has("enum") && value.isTextual()) {
            List<String> valid = new ArrayList<>();
            rule.path("enum").forEach(constant -> valid.add(constant.asText()));
            hint = Nearest.hint(value.textValue(), valid);
        } else if (rule.path("type").asText().equals("string") && value.isValueNode() && !value.isNull()) {
            hint = value.isTextual() ? "" : " (write it in quotes)";
        }
        recipe.report(
                place,
                "%s must be %s, but is %s%s."
                        .formatted(
                                capital(YamlTree.path(place)),
                                rule.path(EXPECTS).asText(),
                                describe(value),
                                hint));
    }

    private static String describe(JsonNode value) {
        if (value.isNull()) {
            return "empty";
        } else if (value.isObject()) {
            return value.isEmpty() ? "an empty mapping" : "a mapping";
        } else if (value.isArray()) {
            return value.isEmpty()
                    ? "an empty list"
                    : "a list of "
                            + value.valueStream()
                                    .map(RecipeSchema::describe)
                                    .limit(5)
                                    .collect(Collectors.joining(", "));
        }
        String text = value.asText();
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return value.isTextual() ? "\"" + shown.replace("\n", "\\n") + "\"" : shown;
    }

    private static String capital(String path) {
        return path.startsWith("the ") ? "T" + path.substring(1) : path;
    }
}
