package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts and files that a recipe refers to, by the place where it does.
 *
 * @param texts Cypher statements and jq programs
 * @param recordings recorded messages, which are not read here
 */
record RecipeTexts(Map<JsonPointer, SourceText> texts, Map<JsonPointer, Path> recordings) {

    /** Reads all of them; what cannot be read is left out, and a problem added. */
    static RecipeTexts read(RecipeDocument recipe, RecipeFiles files) {
        RecipeTexts texts = new RecipeTexts(new HashMap<>(), new HashMap<>());
        recipe.entries(RecipeDocument.CONNECTORS)
                .forEach(connector -> recipe.entries(connector.at("consumes"))
                        .forEach(topic -> texts.cypher(topic.at("cypher"), recipe, files)));
        recipe.entries(RecipeDocument.QUERIES).forEach(query -> texts.cypher(query.at(), recipe, files));
        recipe.entries(RecipeDocument.FEEDS).forEach(feed -> {
            texts.map(feed.at("map"), recipe, files);
            if (isText(recipe, feed.at("recording"))) {
                files.file(feed.at("recording")).ifPresent(file -> texts.recordings.put(feed.at("recording"), file));
            }
        });
        return texts;
    }

    /** @throws IllegalArgumentException when there is none, which a problem was added for */
    SourceText text(JsonPointer at) {
        return Optional.ofNullable(texts.get(at)).orElseThrow(() -> new IllegalArgumentException("No text at " + at));
    }

    private void cypher(JsonPointer at, RecipeDocument recipe, RecipeFiles files) {
        if (isText(recipe, at)) {
            files.cypher(at).ifPresent(text -> texts.put(at, text));
        }
    }

    private void map(JsonPointer at, RecipeDocument recipe, RecipeFiles files) {
        if (isText(recipe, at)) {
            files.jq(at).ifPresent(text -> texts.put(at, text));
        }
    }

    private static boolean isText(RecipeDocument recipe, JsonPointer at) {
        String text = recipe.root().at(at).textValue();
        return text != null && !text.isEmpty();
    }
}
