package dev.k2g.features.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a feature file feeds to the pipeline, as the lines of a recording.
 *
 * @param lines the lines
 */
public record Events(List<String> lines) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EACH = "[]";

    /** Copies the list. */
    public Events {
        lines = List.copyOf(lines);
    }

    /**
     * Events from a doc string. JSON values may stand on as many lines as reads well, and become one line each; a text
     * that is anything else is taken line by line, as it is.
     */
    public static Events parse(String text) {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            List<String> lines = new ArrayList<>();
            while (values.hasNext()) {
                lines.add(values.next().toString());
            }
            return new Events(lines);
        } catch (IOException | RuntimeException notJson) {
            return new Events(text.lines().toList());
        }
    }

    /**
     * Events from a table, one a row below the first, which holds paths such as {@code member.member_id}; in
     * {@code group.group_topics[].topic_name} a list gives one object for each element. Values are in TCK notation; an
     * empty cell leaves the key out.
     */
    public static Events ofCells(List<List<String>> cells) {
        return new Events(cells.stream()
                .skip(1)
                .map(row -> event(cells.get(0), row).toString())
                .toList());
    }

    private static ObjectNode event(List<String> paths, List<String> row) {
        ObjectNode event = JSON.createObjectNode();
        for (int column = 0; column < paths.size(); column++) {
            String text = Objects.requireNonNullElse(row.get(column), "");
            if (!text.isBlank()) {
                put(event, List.of(paths.get(column).split("\\.")), TckValue.parse(text));
            }
        }
        return event;
    }

    private static void put(ObjectNode object, List<String> path, TckValue value) {
        String key = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (key.endsWith(EACH)) {
            putEach(object.withArray("/" + key.substring(0, key.length() - EACH.length())), rest, value);
        } else if (rest.isEmpty()) {
            object.set(key, JSON.valueToTree(TckValues.toJava(value)));
        } else {
            put(object.withObject("/" + key), rest, value);
        }
    }

    /** The n-th element goes into the n-th object, so that several columns can fill the same objects. */
    private static void putEach(ArrayNode array, List<String> path, TckValue value) {
        if (!(value instanceof TckValue.Elements list)) {
            throw new InvalidInputException(
                    "A column with [] in its path needs a list, not " + value + ".",
                    "Write ['a', 'b'], or leave [] out of the column's name.");
        }
        for (int index = 0; index < list.elements().size(); index++) {
            ObjectNode element = index < array.size() ? (ObjectNode) array.get(index) : array.addObject();
            put(element, path, list.elements().get(index));
        }
    }
}
