package dev.k2g.twin;

import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A recipe of a topic, a constraint, a connector and a feed of three messages, written into a folder. */
record TwinRecipe(Path directory, String name) {

    private static final String RECIPE = """
            apiVersion: k2g.dev/v1alpha1
            name: NAME
            topics:
              events: {name: NAME-events, partitions: 1, value: {format: json}}
              bad: {name: NAME-bad}
            graph:
              constraints:
                - {name: NAME_id, kind: unique, node: "OfNAME", properties: [id]}
            connectors:
              NAME-sink:
                plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                consumes:
                  events: {cypher: write.cypher}
                deadLetters: bad
                onMappingChange: replay
            feeds:
              events: {recording: events.ndjson, to: events, map: events.jq}
            queries: {all: read.cypher}
            """;

    /** The recipe, whose nodes have this property counted up at each delivery. */
    Recipe counting(String property) {
        try {
            Files.createDirectories(directory);
            write("recipe.yaml", RECIPE.replace("NAME", name));
            write(
                    "write.cypher",
                    "MERGE (n:Of" + name + " {id: event.id}) SET n." + property + " = coalesce(n." + property
                            + ", 0) + 1");
            write("read.cypher", "MATCH (n:Of" + name + ") RETURN count(n) AS nodes, sum(n." + property + ") AS times");
            write("events.jq", "{id: .id}");
            write("events.ndjson", "{\"id\": 1}\n{\"id\": 2}\n{\"id\": 3}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RecipeReader.read(directory, Map.of());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    Path recording() {
        return directory.resolve("events.ndjson");
    }
}
