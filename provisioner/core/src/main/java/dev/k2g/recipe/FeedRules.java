package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import dev.k2g.recipe.RecipeDocument.Part;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.yaml.YamlTree;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What feeds must keep to beyond their schema. */
final class FeedRules {

    private FeedRules() {}

    static void check(RecipeDocument recipe) {
        for (Part feed : recipe.entries(RecipeDocument.FEEDS)) {
            feed.text("to")
                    .filter(to -> recipe.hasTopic(to, feed.at("to")))
                    .ifPresent(to -> checkTopic(recipe, feed, to));
            feed.text("stream")
                    .flatMap(FeedRules::wrongAddress)
                    .ifPresent(why -> recipe.report(feed.at("stream"), why));
        }
    }

    private static void checkTopic(RecipeDocument recipe, Part feed, String to) {
        boolean read = recipe.entries(RecipeDocument.CONNECTORS).stream()
                .anyMatch(connector -> connector.node().path("consumes").has(to));
        if (!read) {
            recipe.report(
                    feed.at("to"),
                    "%s goes to the topic \"%s\", which no connector reads. Add it to a connector's consumes."
                            .formatted(YamlTree.path(feed.at()), to));
        }
        JsonPointer format = RecipeDocument.TOPICS.appendProperty(to).append(JsonPointer.compile("/value/format"));
        if (!feed.node().path("require").isEmpty()
                && !recipe.root()
                        .at(format)
                        .asText(TopicSpec.DEFAULT_VALUE.word())
                        .equals(DataFormat.JSON.word())) {
            recipe.report(
                    feed.at("require"),
                    "%s requires fields, which only values in JSON have.".formatted(YamlTree.path(feed.at())));
        }
    }

    private static Optional<String> wrongAddress(String address) {
        if (address.contains("${param:")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return Optional.of("A stream's address begins with http:// or https:// and a host.");
            }
            return uri.getRawUserInfo() == null
                    ? Optional.empty()
                    : Optional.of("A stream's address must hold no credentials: a recipe is no place for secrets.");
        } catch (URISyntaxException e) {
            return Optional.of("This is not an address: " + e.getReason() + ".");
        }
    }
}
