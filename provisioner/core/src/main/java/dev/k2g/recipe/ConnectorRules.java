package dev.k2g.recipe;

import dev.k2g.recipe.RecipeDocument.Part;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.SinkProperty;
import dev.k2g.yaml.Nearest;
import dev.k2g.yaml.YamlTree;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What connectors must keep to beyond their schema. */
final class ConnectorRules {

    private ConnectorRules() {}

    static void check(RecipeDocument recipe) {
        for (Part connector : recipe.entries(RecipeDocument.CONNECTORS)) {
            List<Part> consumed = recipe.entries(connector.at("consumes"));
            List<Part> known = consumed.stream()
                    .filter(topic -> recipe.hasTopic(topic.name(), topic.at()))
                    .toList();
            checkFormats(recipe, connector, known, "key", TopicSpec.DEFAULT_KEY);
            checkFormats(recipe, connector, known, "value", TopicSpec.DEFAULT_VALUE);
            checkDeadLetters(recipe, connector, consumed);
            checkConfig(recipe, connector);
        }
        checkMoves(recipe);
    }

    private static void checkMoves(RecipeDocument recipe) {
        List<String> connectors = recipe.entries(RecipeDocument.CONNECTORS).stream()
                .map(Part::name)
                .toList();
        for (Part move : recipe.entries(RecipeDocument.MOVED_CONNECTORS)) {
            String now = move.node().asText();
            if (!connectors.contains(now)) {
                recipe.report(
                        move.at(),
                        "There is no connector \"%s\" under connectors%s."
                                .formatted(now, Nearest.hint(now, connectors)));
            }
            if (connectors.contains(move.name())) {
                recipe.report(
                        move.at(),
                        "Connector %s is still there under connectors, so it has not got another name."
                                .formatted(move.name()));
            }
        }
    }

    private static void checkFormats(
            RecipeDocument recipe, Part connector, List<Part> consumed, String part, DataFormat otherwise) {
        TreeSet<String> formats = new TreeSet<>();
        for (Part topic : consumed) {
            formats.add(recipe.root()
                    .at(RecipeDocument.TOPICS.appendProperty(topic.name()))
                    .path(part)
                    .path("format")
                    .asText(otherwise.word()));
        }
        if (formats.size() > 1) {
            recipe.report(
                    connector.at("consumes"),
                    "%s consumes topics with %s formats %s, but a connector has one converter for all: make it two connectors."
                            .formatted(YamlTree.path(connector.at()), part, String.join(" and ", formats)));
        }
    }

    private static void checkDeadLetters(RecipeDocument recipe, Part connector, List<Part> consumed) {
        Optional<String> deadLetters = connector.text("deadLetters");
        if (deadLetters.isEmpty()) {
            return;
        }
        if (recipe.hasTopic(deadLetters.get(), connector.at("deadLetters"))
                && consumed.stream().anyMatch(topic -> topic.name().equals(deadLetters.get()))) {
            recipe.report(
                    connector.at("deadLetters"),
                    "%s consumes its own dead letter topic.".formatted(YamlTree.path(connector.at())));
        }
        String tolerance = SinkProperty.TOLERANCE.key();
        if (connector.node().path("config").has(tolerance)) {
            recipe.report(connector.at("config").appendProperty(tolerance), clash(tolerance, "deadLetters"));
        }
    }

    private static void checkConfig(RecipeDocument recipe, Part connector) {
        for (Part property : recipe.entries(connector.at("config"))) {
            SinkProperty.of(property.name())
                    .flatMap(SinkProperty::saidBy)
                    .ifPresent(field -> recipe.report(property.at(), clash(property.name(), field)));
        }
    }

    private static String clash(String property, String field) {
        return "The property \"%s\" clashes with what %s says: leave it out here.".formatted(property, field);
    }
}
