package dev.k2g.provision;

import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A recipe of one topic, one constraint and one connector, written into a folder; a test changes what it needs. */
public record RecipeFolder(Path directory) {

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
            queries: {all: read.cypher}
            """;

    /** The recipe of this name, with this many partitions and this Cypher. */
    public Recipe write(String name, int partitions, String cypher) {
        return write(name, partitions, cypher, "refuse");
    }

    /** As {@link #write(String, int, String)}, and what a changed statement does. */
    public Recipe write(String name, int partitions, String cypher, String onMappingChange) {
        String yaml = RECIPE.replace("NAME", name)
                .replace("LABEL", label(name))
                .replace("PARTITIONS", String.valueOf(partitions))
                .replace("ONCHANGE", onMappingChange);
        try {
            Files.writeString(directory.resolve("recipe.yaml"), yaml);
            Files.writeString(directory.resolve("write.cypher"), cypher);
            Files.writeString(directory.resolve("read.cypher"), "MATCH (n:" + label(name) + ")\nRETURN n.id AS id\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RecipeReader.read(directory, Map.of());
    }

    /** The label that belongs to a recipe of this name. */
    public static String label(String name) {
        return "Of" + name;
    }
}
