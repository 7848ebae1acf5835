package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Map;

/**
 * A YAML file's content, and where in the file each part of it stands.
 *
 * @param file where it was read from
 * @param root the content
 * @param lines the line of each part, counted from 1; of an entry, the line of its key
 */
record YamlTree(Path file, JsonNode root, Map<JsonPointer, Integer> lines) {

    static final JsonPointer ROOT = JsonPointer.empty();

    /** The line of this part or, when it is not there, of the nearest one around it. */
    int line(JsonPointer where) {
        for (JsonPointer at = where; at != null; at = at.head()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    /** The same file with other content of the same shape. */
    YamlTree with(JsonNode newRoot) {
        return new YamlTree(file, newRoot, lines);
    }

    /** How people write a place: {@code topics.rsvps.name}, {@code graph.constraints[0]}. */
    static String path(JsonPointer where) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer at = where; !at.matches(); at = at.tail()) {
            if (at.mayMatchElement()) {
                path.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return path.isEmpty() ? "the recipe" : path.toString();
    }
}
