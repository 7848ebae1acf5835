package dev.k2g.migrate;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.LogicalNames;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeWriter;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.SinkReading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The recipe of a connector whose configuration was made current.
 *
 * @param recipe the recipe, as it reads
 * @param leftOut what it does not say of the configuration, by key, and why
 */
public record MigratedRecipe(Recipe recipe, SortedMap<String, String> leftOut) {

    private static final PluginSpec PLUGIN = new PluginSpec("neo4j/kafka-connect-neo4j", "5.5.2");

    /**
     * Writes a recipe with the connector and its topics. Constraints are not known, and are left to its owner.
     *
     * @param folder where to: a folder that is empty or not there yet
     * @throws InvalidInputException when something is in the folder already, or a recipe cannot say what the configuration
     *     says
     * @throws FailedException when a file cannot be written
     */
    public static MigratedRecipe write(Path folder, Migration migration) {
        SinkReading sink = SinkReading.of(migration.config());
        Set<String> topics = new LinkedHashSet<>(sink.consumes().keySet());
        sink.deadLetters().ifPresent(topics::add);
        Map<String, String> names = LogicalNames.of(topics);
        List<TopicSpec> specs = new ArrayList<>();
        names.forEach((topic, name) -> specs.add(topic(topic, name, sink)));
        String connector = migration.name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+", "");
        Recipe recipe = RecipeWriter.write(
                folder,
                Optional.empty(),
                specs,
                List.of(),
                List.of(sink.connector(connector.isEmpty() ? "sink" : connector, PLUGIN, names)));
        SortedMap<String, String> leftOut = new TreeMap<>(sink.leftOut());
        sink.unset().forEach((key, value) -> leftOut.put(key, "It is not set; k2g sets it to " + value + "."));
        return new MigratedRecipe(recipe, leftOut);
    }

    private static TopicSpec topic(String topic, String name, SinkReading sink) {
        boolean consumed = sink.consumes().containsKey(topic);
        return new TopicSpec(
                name,
                topic,
                OptionalInt.empty(),
                Map.of(),
                consumed ? sink.key() : TopicSpec.DEFAULT_KEY,
                consumed ? sink.value() : TopicSpec.DEFAULT_VALUE);
    }
}
