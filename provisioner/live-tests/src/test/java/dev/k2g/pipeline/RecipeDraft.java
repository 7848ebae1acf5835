package dev.k2g.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A recipe while its author writes it: the text of {@code recipe.yaml}, in parts that {@link RecipeEdit}s change. */
final class RecipeDraft {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final String name;
    private final ObjectNode root;

    private RecipeDraft(String name, ObjectNode root) {
        this.name = name;
        this.root = root;
    }

    /** One with nothing in it. */
    static RecipeDraft named(String name) {
        ObjectNode root = YAML.createObjectNode();
        root.put("apiVersion", "k2g.dev/v1alpha1").put("name", name);
        return new RecipeDraft(name, root);
    }

    RecipeDraft copy() {
        return new RecipeDraft(name, root.deepCopy());
    }

    /** Its name, which is in that of everything that it has. */
    String name() {
        return name;
    }

    ObjectNode topics() {
        return root.withObject("/topics");
    }

    ArrayNode constraints() {
        return root.withArray("/graph/constraints");
    }

    ObjectNode connectors() {
        return root.withObject("/connectors");
    }

    ObjectNode moved() {
        return root.withObject("/moved/connectors");
    }

    /** The recipe that it is, by way of a file in this folder. */
    Recipe read(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(RecipeReader.FILE_NAME), toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RecipeReader.read(folder, Map.of());
    }

    @Override
    public String toString() {
        try {
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
