package dev.k2g.testsupport;

import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A recipe of one topic, one constraint, one connector and a feed of three messages, written into a folder; a test
 * changes what it needs.
 *
 * @param directory the folder, which is there
 */
public record SmallRecipe(Path directory) {

    private static final String RECIPE = """
            apiVersion: k2g.dev/v1alpha1
            name: NAME
            topics:
              events: {name: NAME-events, partitions: PARTITIONS, value: {format: json}}
              bad: {name: NAME-bad}
            graph:
              constraints:
                - {name: NAME_id, kind: unique, node: "LABEL", properties: [id]}
            connectors:
              NAME-sink:
                plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                consumes:
                  events: {cypher: write.cypher}
                deadLetters: bad
                onMappingChange: ONCHANGE
            feeds:
              events: {recording: events.ndjson, to: events, map: events.jq}
            queries: {all: read.cypher}
            """;

    /** The recipe of this name, with this many partitions and this Cypher; its query returns all ids. */
    public Recipe write(String name, int partitions, String cypher) {
        return write(name, partitions, cypher, "refuse");
    }

    /** As {@link #write(String, int, String)}, and what a changed statement does. */
    public Recipe write(String name, int partitions, String cypher, String onMappingChange) {
        return write(name, partitions, cypher, onMappingChange, "MATCH (n:" + label(name) + ")\nRETURN n.id AS id\n");
    }

    /** As {@link #write(String, int, String, String)}, with another query. */
    public Recipe write(String name, int partitions, String cypher, String onMappingChange, String query) {
        String yaml = RECIPE.replace("NAME", name)
                .replace("LABEL", label(name))
                .replace("PARTITIONS", String.valueOf(partitions))
                .replace("ONCHANGE", onMappingChange);
        try {
            Files.writeString(directory.resolve("recipe.yaml"), yaml);
            Files.writeString(directory.resolve("write.cypher"), cypher);
            Files.writeString(directory.resolve("read.cypher"), query);
            Files.writeString(directory.resolve("events.jq"), "{id: .id}");
            Files.writeString(recording(), "{\"id\": 1}\n{\"id\": 2}\n{\"id\": 3}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RecipeReader.read(directory, Map.of());
    }

    /** Where the messages of its feed are. */
    public Path recording() {
        return directory.resolve("events.ndjson");
    }

    /** The label that belongs to a recipe of this name. */
    public static String label(String name) {
        return "Of" + name;
    }
}
