package dev.k2g.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Map;

/**
 * A YAML file's content, and where in the file each part of it stands.
 *
 * @param file where it was read from
 * @param title how messages call the whole of it: {@code the recipe}
 * @param root the content
 * @param lines the line of each part, counted from 1; of an entry, the line of its key
 */
public record YamlTree(Path file, String title, JsonNode root, Map<JsonPointer, Integer> lines) {

    public static final JsonPointer ROOT = JsonPointer.empty();

    /** The line of this part or, when it is not there, of the nearest one around it. */
    public int line(JsonPointer where) {
        for (JsonPointer at = where; at != null; at = at.head()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    /** The same file with other content of the same shape. */
    public YamlTree with(JsonNode newRoot) {
        return new YamlTree(file, title, newRoot, lines);
    }

    /** How people call a place: as {@link #path}, and the file as a whole by its title. */
    String name(JsonPointer where) {
        return name(title, where);
    }

    /** As {@link #name(JsonPointer)} for a file of this title. */
    static String name(String title, JsonPointer where) {
        return where.matches() ? title : path(where);
    }

    /** How people write a place in the file: {@code topics.rsvps.name}, {@code graph.constraints[0]}. */
    public static String path(JsonPointer where) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer at = where; !at.matches(); at = at.tail()) {
            if (at.mayMatchElement()) {
                path.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return path.toString();
    }
}
