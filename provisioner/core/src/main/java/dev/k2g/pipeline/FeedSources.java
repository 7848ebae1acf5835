package dev.k2g.pipeline;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which feed is replayed from where. */
final class FeedSources {

    private FeedSources() {}

    /** The recording of the options for its feed, or without one each feed's own recording. */
    static Map<FeedSpec, MessageSource> of(Recipe recipe, UpOptions options) {
        Map<FeedSpec, MessageSource> sources = new LinkedHashMap<>();
        Optional<String> recording = options.recording();
        if (recording.isPresent()) {
            sources.put(feed(recipe, options.feed()), MessageSource.of(recording.get()));
            return sources;
        }
        recipe.feeds()
                .values()
                .forEach(feed ->
                        feed.recording().ifPresent(file -> sources.put(feed, MessageSource.of(file.toString()))));
        return sources;
    }

    /**
     * The feed of this name, or the only one.
     *
     * @throws InvalidInputException when there is no such feed, or several to choose from
     */
    static FeedSpec feed(Recipe recipe, Optional<String> name) {
        Map<String, FeedSpec> feeds = recipe.feeds();
        if (name.isEmpty() && feeds.size() == 1) {
            return feeds.values().iterator().next();
        }
        FeedSpec feed = name.map(feeds::get).orElse(null);
        if (feed == null) {
            throw new InvalidInputException(
                    name.map(wanted -> "The recipe " + recipe.name() + " has no feed " + wanted + ".")
                            .orElse("The recipe " + recipe.name() + " has " + feeds.size() + " feeds."),
                    "Name one of them with --feed: " + String.join(", ", feeds.keySet()) + ".");
        }
        return feed;
    }
}
