package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import dev.k2g.recipe.RecipeDocument.Part;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What topics must keep to beyond their schema. */
final class TopicRules {

    /** As in Kafka's {@code org.apache.kafka.common.internals.Topic}. */
    private static final Pattern LEGAL_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private TopicRules() {}

    static void check(RecipeDocument recipe) {
        Map<String, JsonPointer> seen = new HashMap<>();
        for (Part topic : recipe.entries(RecipeDocument.TOPICS)) {
            topic.text("name").filter(name -> !name.isEmpty()).ifPresent(name -> {
                checkName(recipe, topic, name);
                checkUnique(recipe, topic, name, seen);
            });
        }
    }

    private static void checkName(RecipeDocument recipe, Part topic, String name) {
        if (name.contains("${param:")) {
            return;
        }
        if (!LEGAL_NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            recipe.report(
                    topic.at("name"),
                    "\"%s\" cannot be a topic's name: Kafka allows up to 249 letters, digits, dots, hyphens and underscores."
                            .formatted(name.length() > 300 ? name.substring(0, 300) + "…" : name));
        }
    }

    /** Kafka takes dots and underscores for the same, because its metrics do. */
    private static void checkUnique(RecipeDocument recipe, Part topic, String name, Map<String, JsonPointer> seen) {
        JsonPointer before = seen.putIfAbsent(name.replace('.', '_'), topic.at("name"));
        if (before == null) {
            return;
        }
        String first = recipe.root().at(before).asText();
        recipe.report(
                topic.at("name"),
                first.equals(name)
                        ? "Two topics have the name \"%s\"; the first is in line %d."
                                .formatted(name, recipe.line(before))
                        : "Kafka refuses \"%s\" beside \"%s\" in line %d: it takes dots and underscores for the same."
                                .formatted(name, first, recipe.line(before)));
    }
}
