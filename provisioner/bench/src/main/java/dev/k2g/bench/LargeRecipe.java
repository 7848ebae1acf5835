package dev.k2g.bench;

import dev.k2g.failure.FailedException;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Recipes of any size: the smaller one's resources are also the larger one's. */
final class LargeRecipe {

    private static final int CONSTRAINTS = 200;
    private static final int CONNECTORS = 50;

    private LargeRecipe() {}

    /** Writes one with so many topics, 200 constraints and 50 connectors. */
    static Recipe write(Path directory, int topics) {
        StringBuilder yaml = new StringBuilder("apiVersion: k2g.dev/v1alpha1\nname: plan-" + topics + "\ntopics:\n");
        for (int i = 0; i < topics; i++) {
            yaml.append(
                    "  t%d: {name: bench-%d, partitions: 1, config: {retention.ms: \"86400000\"}, value: {format: json}}\n"
                            .formatted(i, i));
        }
        yaml.append("graph:\n  constraints:\n");
        for (int i = 0; i < CONSTRAINTS; i++) {
            yaml.append("    - {name: bench_%d, kind: unique, node: Bench%d, properties: [id]}\n".formatted(i, i));
        }
        yaml.append("connectors:\n");
        for (int i = 0; i < CONNECTORS; i++) {
            yaml.append("""
                      bench-%d:
                        plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                        consumes:
                          t%d: {cypher: "MERGE (b:Bench%d {id: event.id}) SET b.seen = event.at"}
                    """.formatted(i, i, i));
        }
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(RecipeReader.FILE_NAME), yaml);
        } catch (IOException e) {
            throw new FailedException(directory + " cannot be written: " + e.getMessage() + ".", "Make room there.", e);
        }
        return RecipeReader.read(directory, Map.of());
    }
}
