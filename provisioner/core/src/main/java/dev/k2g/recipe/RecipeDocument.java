package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.yaml.Nearest;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlTree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recipe while it is checked. Its parts may be of any type, as a check of one rule goes on when another was broken.
 */
record RecipeDocument(YamlTree tree, Problems problems) {

    static final JsonPointer TOPICS = JsonPointer.compile("/topics");
    static final JsonPointer CONSTRAINTS = JsonPointer.compile("/graph/constraints");
    static final JsonPointer CONNECTORS = JsonPointer.compile("/connectors");
    static final JsonPointer MOVED_CONNECTORS = JsonPointer.compile("/moved/connectors");
    static final JsonPointer FEEDS = JsonPointer.compile("/feeds");
    static final JsonPointer QUERIES = JsonPointer.compile("/queries");

    /** A part of the recipe. */
    record Part(String name, JsonPointer at, JsonNode node) {

        /** The text under this key; empty when there is none. */
        Optional<String> text(String key) {
            return Optional.ofNullable(node.path(key).textValue());
        }

        JsonPointer at(String key) {
            return at.appendProperty(key);
        }
    }

    JsonNode root() {
        return tree.root();
    }

    /** The entries of the mapping there; none when there is no mapping. */
    List<Part> entries(JsonPointer at) {
        return root().at(at).properties().stream()
                .map(entry -> new Part(entry.getKey(), at.appendProperty(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The items of the list there; none when there is no list. */
    List<Part> items(JsonPointer at) {
        List<Part> items = new ArrayList<>();
        if (root().at(at).isArray()) {
            root().at(at)
                    .forEach(item ->
                            items.add(new Part(String.valueOf(items.size()), at.appendIndex(items.size()), item)));
        }
        return items;
    }

    /** Adds a problem, unless the topic of this logical name is there. */
    boolean hasTopic(String logicalName, JsonPointer mentioned) {
        List<String> topics = entries(TOPICS).stream().map(Part::name).toList();
        if (topics.contains(logicalName)) {
            return true;
        }
        report(
                mentioned,
                "There is no topic \"%s\" under topics%s.".formatted(logicalName, Nearest.hint(logicalName, topics)));
        return false;
    }

    int line(JsonPointer at) {
        return tree.line(at);
    }

    void report(JsonPointer at, String message) {
        problems.add(tree.file(), tree.line(at), message);
    }
}
