package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k2g.recipe.RecipeDocument.Part;
import dev.k2g.yaml.YamlTree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What constraints must keep to beyond their schema. */
final class ConstraintRules {

    private ConstraintRules() {}

    static void check(RecipeDocument recipe) {
        Map<String, JsonPointer> names = new HashMap<>();
        Map<JsonNode, JsonPointer> contents = new HashMap<>();
        Map<JsonNode, JsonPointer> exclusive = new HashMap<>();
        for (Part constraint : recipe.items(RecipeDocument.CONSTRAINTS)) {
            checkKind(recipe, constraint);
            constraint.text("name").ifPresent(name -> {
                JsonPointer before = names.putIfAbsent(name, constraint.at("name"));
                if (before != null) {
                    recipe.report(
                            constraint.at("name"),
                            "Two constraints have the name \"%s\"; the first is in line %d."
                                    .formatted(name, recipe.line(before)));
                }
            });
            JsonPointer same = contents.putIfAbsent(content(constraint), constraint.at());
            if (same != null) {
                recipe.report(
                        constraint.at(),
                        "This constraint says what the one in line %d says.".formatted(recipe.line(same)));
            } else {
                checkExclusive(recipe, constraint, exclusive);
            }
        }
    }

    /** Neo4j has neither a key beside a unique constraint, nor two types of a property. */
    private static void checkExclusive(RecipeDocument recipe, Part constraint, Map<JsonNode, JsonPointer> before) {
        if (constraint.text("kind").orElse("").equals("exists") || !(constraint.node() instanceof ObjectNode mapping)) {
            return;
        }
        ObjectNode about = mapping.deepCopy().without(List.of("name", "kind", "type"));
        JsonPointer other = before.putIfAbsent(
                about.put("isType", constraint.text("kind").orElse("").equals("type")), constraint.at());
        if (other != null) {
            recipe.report(
                    constraint.at(),
                    "This constraint is for the same properties as the one in line %d, and Neo4j has only one of the two."
                            .formatted(recipe.line(other)));
        }
    }

    private static void checkKind(RecipeDocument recipe, Part constraint) {
        String kind = constraint.text("kind").orElse("");
        String path = YamlTree.path(constraint.at());
        if (kind.equals("type") && !constraint.node().has("type")) {
            recipe.report(constraint.at(), "%s is of kind type and needs \"type\".".formatted(path));
        } else if (!kind.equals("type") && !kind.isEmpty() && constraint.node().has("type")) {
            recipe.report(constraint.at("type"), "%s has a \"type\", so its kind must be type.".formatted(path));
        }
        if ((kind.equals("type") || kind.equals("exists"))
                && constraint.node().path("properties").size() > 1) {
            recipe.report(
                    constraint.at("properties"), "%s is of kind %s, which takes one property.".formatted(path, kind));
        }
    }

    /** Everything but the name. */
    private static JsonNode content(Part constraint) {
        return constraint.node() instanceof ObjectNode mapping
                ? mapping.deepCopy().without("name")
                : constraint.node();
    }
}
