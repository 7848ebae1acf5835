package dev.k2g.recipe;

import dev.k2g.failure.InvalidInputException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connector plugin, pinned.
 *
 * @param name owner and name as on Confluent Hub: {@code neo4j/kafka-connect-neo4j}
 * @param version its version: {@code 5.5.2}
 */
public record PluginSpec(String name, String version) {

    private static final Pattern FORM =
            Pattern.compile("(?<name>[A-Za-z0-9._-]+/[A-Za-z0-9._-]+):(?<version>[A-Za-z0-9][A-Za-z0-9.+_-]*)");

    /**
     * Reads {@code neo4j/kafka-connect-neo4j:5.5.2}.
     *
     * @throws InvalidInputException when the text has another form
     */
    public static PluginSpec parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidInputException(
                    "'" + text + "' names no plugin.",
                    "Name owner, name and version, such as neo4j/kafka-connect-neo4j:5.5.2.");
        }
        return new PluginSpec(form.group("name"), form.group("version"));
    }

    /** Name and version, as {@link #parse} reads them. */
    @Override
    public String toString() {
        return name + ":" + version;
    }
}
