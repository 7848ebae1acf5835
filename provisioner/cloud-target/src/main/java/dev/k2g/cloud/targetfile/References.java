package dev.k2g.cloud.targetfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.k2g.yaml.Nearest;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlTree;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Replaces what a target file refers to: <code>${env:NAME}</code>, <code>${file:PATH:KEY}</code> and
 * <code>${terraform:OUTPUT}</code>. How the worker reaches Neo4j is left to the worker's own config providers.
 */
record References(
        YamlTree file,
        Map<String, String> environment,
        TerraformOutputs terraform,
        SecretFiles secrets,
        Problems problems) {

    private static final String EXPORT =
            "Export the variable before k2g starts, or refer to a file or to Terraform in its place.";
    private static final String FORMS = "Write ${env:NAME}, ${file:PATH:KEY} or ${terraform:OUTPUT}.";
    private static final String FILE_LINES =
            "Such a file has lines KEY=VALUE, and its path is taken from the target file's folder.";
    private static final String APPLY =
            "terraform -chdir=FOLDER output shows what there is, and terraform apply makes what terraform.tfvars asks for.";

    private static final JsonPointer LEFT_ALONE = JsonPointer.compile("/connect/worker/neo4j");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}:]*):?([^{}]*)}");

    /** The file with every reference replaced; a problem is added for each that leads nowhere. */
    YamlTree resolve() {
        return file.with(resolve(file.root(), JsonPointer.empty()));
    }

    private JsonNode resolve(JsonNode node, JsonPointer at) {
        if (at.equals(LEFT_ALONE)) {
            return node;
        } else if (node.isObject()) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(entry ->
                            resolved.set(entry.getKey(), resolve(entry.getValue(), at.appendProperty(entry.getKey()))));
            return resolved;
        }
        return node.isTextual() ? TextNode.valueOf(resolve(node.textValue(), at)) : node;
    }

    private String resolve(String text, JsonPointer at) {
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String value = value(reference.group(1), reference.group(2), at).orElse(reference.group());
            return Matcher.quoteReplacement(value);
        });
    }

    private Optional<String> value(String provider, String name, JsonPointer at) {
        return switch (provider) {
            case "env" ->
                found(
                        Optional.ofNullable(environment.get(name)),
                        at,
                        "The environment variable " + name + " is not set.",
                        EXPORT);
            case "file" -> fromFile(name, at);
            case "terraform" -> terraform.value(name, message -> report(at, message, APPLY));
            default ->
                found(
                        Optional.empty(),
                        at,
                        "There is nothing called \"" + provider + "\" to refer to; it can be env, file or terraform.",
                        FORMS);
        };
    }

    /** @param name {@code PATH:KEY} */
    private Optional<String> fromFile(String name, JsonPointer at) {
        int colon = name.lastIndexOf(':');
        if (colon <= 0) {
            report(at, "A reference to a file is written ${file:PATH:KEY}.", FORMS);
            return Optional.empty();
        }
        Path path = file.file().resolveSibling(name.substring(0, colon));
        String key = name.substring(colon + 1);
        secrets.add(path);
        try (Reader reader = Files.newBufferedReader(path, UTF_8)) {
            Properties values = new Properties();
            values.load(reader);
            String hint = Nearest.hint(key, values.stringPropertyNames());
            return found(
                    Optional.ofNullable(values.getProperty(key)),
                    at,
                    "The file " + path + " has no line " + key + "=…" + hint + ".",
                    FILE_LINES);
        } catch (IOException | IllegalArgumentException e) {
            report(at, "The file " + path + " cannot be read.", FILE_LINES);
            return Optional.empty();
        }
    }

    private Optional<String> found(Optional<String> value, JsonPointer at, String problem, String remedy) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            report(at, problem, remedy);
            return Optional.empty();
        }
        return value;
    }

    private void report(JsonPointer at, String message, String remedy) {
        problems.add(file.file(), file.line(at), message, remedy);
    }
}
