package dev.k2g.validate;

import com.fasterxml.jackson.core.JsonPointer;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.recipe.cypher.CypherSyntax;
import dev.k2g.recipe.cypher.SyntaxNode;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlReader;
import dev.k2g.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A recipe, and where in its file each part stands. */
final class LocatedRecipe {

    private final Recipe recipe;
    private final Path file;
    private final Map<String, RecordedValues> recorded = new HashMap<>();
    private final List<ConsumedTopic> consumed;
    private @Nullable YamlTree tree;

    /** Where the recipe's file is not there any more, everything is in line 1. */
    LocatedRecipe(Recipe recipe) {
        this.recipe = recipe;
        this.file = recipe.directory().resolve(RecipeReader.FILE_NAME);
        this.consumed = connectors().stream()
                .flatMap(connector -> connector.statements().entrySet().stream()
                        .map(entry ->
                                new ConsumedTopic(connector, recipe.topic(entry.getKey()), entry.getValue(), this)))
                .toList();
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
        return consumed;
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

    /** A place in a text of the recipe's own file: its line and column or, where the text is written otherwise, those of the part. */
    SourceLocation within(String text, int line, int column, String... keys) {
        SourceLocation part = at(keys);
        List<String> wanted = text.lines().toList();
        List<String> lines = lines();
        for (int first = part.line().orElse(1) - 1; first + wanted.size() <= lines.size(); first++) {
            int from = first;
            boolean isHere = IntStream.range(0, wanted.size())
                    .allMatch(i -> lines.get(from + i).contains(wanted.get(i).stripTrailing()));
            if (isHere && line <= wanted.size()) {
                int indent =
                        lines.get(from + line - 1).indexOf(wanted.get(line - 1).stripTrailing());
                return new SourceLocation(file, OptionalInt.of(from + line), OptionalInt.of(indent + column));
            }
        }
        return part;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // it could be read a moment ago: without columns, then
        }
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

    /** The statement that a connector runs for the records of a topic. */
    static final class ConsumedTopic {

        private final ConnectorSpec connector;
        private final TopicSpec topic;
        private final CypherStrategy cypher;
        private final LocatedRecipe recipe;
        private @Nullable CypherSyntax syntax;

        private ConsumedTopic(ConnectorSpec connector, TopicSpec topic, CypherStrategy cypher, LocatedRecipe recipe) {
            this.connector = connector;
            this.topic = topic;
            this.cypher = cypher;
            this.recipe = recipe;
        }

        ConnectorSpec connector() {
            return connector;
        }

        TopicSpec topic() {
            return topic;
        }

        CypherStrategy cypher() {
            return cypher;
        }

        /** The statement's parts; it is read when it is first asked for. */
        CypherSyntax syntax() {
            if (syntax == null) {
                syntax = CypherSyntax.consumed(cypher.text());
            }
            return syntax;
        }

        /** Where this part is: in the statement's own file, or in the recipe's line that begins the statement. */
        SourceLocation at(SyntaxNode part) {
            return at(part.line(), part.column());
        }

        /** Where this place of the statement is, likewise. */
        SourceLocation at(int line, int column) {
            return cypher.file()
                    .map(file -> new SourceLocation(file, OptionalInt.of(line), OptionalInt.of(column)))
                    .orElseGet(() -> recipe.at(keys()));
        }

        /** The statement as the recipe has it, where it stands there; empty when it does not. */
        String inRecipe() {
            return recipe.text(keys()).orElse("");
        }

        LocatedRecipe recipe() {
            return recipe;
        }

        String[] keys() {
            return new String[] {"connectors", connector.name(), "consumes", topic.logicalName(), "cypher"};
        }

        @Override
        public String toString() {
            return "connector " + connector.name() + ", topic " + topic.logicalName();
        }
    }
}
