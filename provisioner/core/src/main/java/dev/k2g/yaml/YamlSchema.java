package dev.k2g.yaml;

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
 * Compares a YAML file with a JSON Schema, from which editors complete, too. What a part should be is said in the
 * schema's own keyword {@code x-expects}; between which keys it has to choose, in {@code x-alternatives}; whether it must not be
 * shown, in {@code x-secret}.
 */
public final class YamlSchema {

    private static final String EXPECTS = "x-expects";
    private static final String ALTERNATIVES = "x-alternatives";
    private static final String SECRET = "x-secret";

    private final String text;
    private final Schema schema;

    private YamlSchema(String text) {
        this.text = text;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    /**
     * Reads a schema.
     *
     * @param owner the class beside which the resource is
     * @param resource its name
     */
    public static YamlSchema of(Class<?> owner, String resource) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(resource))) {
            return new YamlSchema(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema as it is in the file, for editors. */
    public String text() {
        return text;
    }

    /** Adds a problem for everything in a file that is not as the schema says. */
    public void check(YamlTree file, Problems problems) {
        new Check(file, problems).run();
    }

    private final class Check {
        private final YamlTree file;
        private final Problems problems;

        Check(YamlTree file, Problems problems) {
            this.file = file;
            this.problems = problems;
        }

        void run() {
            for (Error error : schema.validate(file.root())) {
                JsonPointer at = JsonPointer.compile(error.getInstanceLocation().toString());
                JsonPointer keyword = JsonPointer.compile(
                        error.getSchemaLocation().getFragment().toString());
                JsonNode rule = schema.getSchemaNode().at(keyword.head());
                String key = error.getProperty();
                switch (error.getKeyword()) {
                    case "additionalProperties" -> unknownKey(at, key, rule);
                    case "required" -> missingKey(at, key, keyword);
                    case "propertyNames" -> badName(at, key);
                    case "oneOf" -> {
                        String choice = rule.path(ALTERNATIVES).asText();
                        report(at, "%s must have %s.", file.name(at), choice);
                    }
                    default -> badValue(at, rule);
                }
            }
        }

        private void unknownKey(JsonPointer at, String key, JsonNode rule) {
            List<String> valid = new ArrayList<>();
            rule.path("properties").fieldNames().forEachRemaining(valid::add);
            String hint = Nearest.to(key, valid)
                    .map(" (did you mean \"%s\"?)"::formatted)
                    .orElse("; it can have " + String.join(", ", valid));
            report(at.appendProperty(key), "%s has no key \"%s\"%s.", capital(file.name(at)), key, hint);
        }

        private void missingKey(JsonPointer at, String key, JsonPointer keyword) {
            boolean alternative = keyword.toString().contains("/oneOf/");
            if (!alternative) {
                report(at, "%s needs \"%s\".", capital(file.name(at)), key);
            }
        }

        private void badName(JsonPointer at, String name) {
            String expected =
                    schema.getSchemaNode().at("/$defs/name/" + EXPECTS).asText();
            report(at.appendProperty(name), "\"%s\" in %s must be %s.", name, file.name(at), expected);
        }

        private void badValue(JsonPointer at, JsonNode rule) {
            String part = capital(file.name(at));
            String expected = rule.path(EXPECTS).asText();
            if (rule.path(SECRET).asBoolean()) {
                report(at, "%s must be %s.", part, expected);
                return;
            }
            JsonNode value = file.root().at(at);
            String hint = "";
            if (rule.has("enum") && value.isTextual()) {
                List<String> valid = new ArrayList<>();
                rule.path("enum").forEach(constant -> valid.add(constant.asText()));
                hint = Nearest.hint(value.textValue(), valid);
            } else if (rule.path("type").asText().equals("string") && value.isValueNode() && !value.isNull()) {
                hint = value.isTextual() ? "" : " (write it in quotes)";
            }
            report(at, "%s must be %s, but is %s%s.", part, expected, describe(value), hint);
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
                                        .map(Check::describe)
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

        private void report(JsonPointer at, String message, Object... parts) {
            problems.add(file.file(), file.line(at), message.formatted(parts));
        }
    }
}
