package dev.k2g.stack.local;

import dev.k2g.failure.FailedException;
import dev.k2g.stack.files.PropertiesText;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the modules below {@code local-stack} bring along: class paths, configuration templates, versions. */
final class ServerResources {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9.-]+)}}");

    private ServerResources() {}

    /**
     * The text of a resource.
     *
     * @param folder {@code kafka} or {@code neo4j}
     * @throws FailedException when the module that brings it is not on the class path
     */
    static String text(String folder, String name) {
        String path = "/dev/k2g/stack/" + folder + "/" + name;
        try (InputStream resource = ServerResources.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new FailedException(
                        "The files of the local " + folder + " are not on the class path: " + path + " is missing.",
                        "Add the module k2g-local-stack-" + folder + ", and build it with Maven.");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> properties(String folder, String name) {
        return PropertiesText.read(new StringReader(text(folder, name)));
    }

    /**
     * Fills in what stands in double braces.
     *
     * @param escape how a value is written in a file of this kind
     */
    static String render(String template, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for {{" + match.group(1) + "}}");
            }
            return Matcher.quoteReplacement(escape.apply(value));
        });
    }
}
