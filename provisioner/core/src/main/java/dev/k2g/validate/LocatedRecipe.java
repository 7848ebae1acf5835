package dev.k2g.validate;

import com.fasterxml.jackson.core.JsonPointer;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlReader;
import dev.k2g.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recipe, and where in its file each part stands. */
final class LocatedRecipe {

    private final Recipe recipe;
    private final Path file;
    private final Map<String, RecordedValues> recorded = new HashMap<>();
    private @Nullable YamlTree tree;

    /** Where the recipe's file is not there any more, everything is in line 1. */
    LocatedRecipe(Recipe recipe) {
        this.recipe = recipe;
        this.file = recipe.directory().resolve(RecipeReader.FILE_NAME);
    }

    Recipe recipe() {
        return recipe;
    }

    /** The recipe's own file. */
    Path file() {
        return file;
    }

    List<ConnectorSpec> connectors() {
        return List.copyOf(recipe.connectors().values());
    }

    /** Every statement that a sink runs. */
    List<ConsumedTopic> consumed() {
        return connectors().stream()
                .flatMap(connector -> connector.statements().entrySet().stream()
                        .map(entry -> new ConsumedTopic(
                                connector,
                                recipe.topic(entry.getKey()),
                                entry.getValue(),
                                CypherText.tokens(entry.getValue().text()),
                                this)))
                .toList();
    }

    /** What the topic's feeds make of their recordings; they are read once. */
    RecordedValues recorded(TopicSpec topic) {
        return recorded.computeIfAbsent(topic.logicalName(), name -> RecordedValues.of(recipe, topic));
    }

    /** The line of the part with these keys and indices; when it is not there, of the nearest one around it. */
    SourceLocation at(String... keys) {
        return SourceLocation.at(
                file, tree().map(written -> written.line(pointer(keys))).orElse(1));
    }

    /** The text of this part as it is written; empty when there is none. */
    private Optional<String> text(String... keys) {
        return tree().map(written -> written.root().at(pointer(keys)).textValue());
    }

    /** Read when the first location is asked for: mostly none is. */
    private Optional<YamlTree> tree() {
        if (tree == null) {
            tree = YamlReader.read(file, "the recipe", new Problems(file)).orElse(null);
        }
        return Optional.ofNullable(tree);
    }

    private static JsonPointer pointer(String... keys) {
        JsonPointer pointer = YamlTree.ROOT;
        for (String key : keys) {
            pointer = pointer.appendProperty(key);
        }
        return pointer;
    }

    /**
     * The statement that a connector runs for the records of a topic.
     *
     * @param connector the connector
     * @param topic the topic
     * @param cypher the statement
     * @param tokens the statement's tokens
     * @param recipe the recipe that says so
     */
    record ConsumedTopic(
            ConnectorSpec connector,
            TopicSpec topic,
            CypherStrategy cypher,
            List<CypherToken> tokens,
            LocatedRecipe recipe) {

        /** Where this token is: in the statement's own file, or in the recipe's line that begins the statement. */
        SourceLocation at(CypherToken token) {
            return cypher.file().map(file -> SourceLocation.at(file, token)).orElseGet(() -> recipe.at(keys()));
        }

        /** The statement as the recipe has it, where it stands there; empty when it does not. */
        String inRecipe() {
            return recipe.text(keys()).orElse("");
        }

        private String[] keys() {
            return new String[] {"connectors", connector.name(), "consumes", topic.logicalName(), "cypher"};
        }
    }
}
