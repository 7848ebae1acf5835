package dev.k2g.pipeline;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the messages of a run come from: what is named here, else what the recipe's feeds name.
 *
 * @param named a file, URL or {@code -} in place of the recipe's recordings
 * @param stream whether the feed's stream is read, not its recording
 * @param feed the feed that it is for; empty for the only one, or for the recordings of all
 */
public record FeedSources(Optional<String> named, boolean stream, Optional<String> feed) {

    /** The recipe's own recordings. */
    public static FeedSources recordings() {
        return new FeedSources(Optional.empty(), false, Optional.empty());
    }

    /**
     * Checks the choice.
     *
     * @throws InvalidInputException when both a name and the stream are given
     */
    public FeedSources {
        if (stream && named.isPresent()) {
            throw new InvalidInputException(
                    "The feed's stream is asked for, and " + named.get() + " as well.", "Leave out one of the two.");
        }
    }

    /**
     * The source of one feed.
     *
     * @throws InvalidInputException when the recipe has no such feed, or the feed does not say where messages come from
     */
    public MessageSource of(FeedSpec feed) {
        if (named.isPresent()) {
            return MessageSource.of(named.get());
        }
        if (stream) {
            return feed.stream()
                    .map(MessageSource::stream)
                    .orElseThrow(() -> new InvalidInputException(
                            "Feed " + feed.name() + " has no stream.",
                            "Give it one in recipe.yaml, or name an address: k2g replay URL" + " --for 120s."));
        }
        return feed.recording()
                .map(MessageSource::file)
                .orElseThrow(() -> new InvalidInputException(
                        "Feed " + feed.name() + " has " + (feed.stream().isPresent() ? "only a stream" : "no recording")
                                + ".",
                        feed.stream().isPresent()
                                ? "Say how much of it to read: " + replayOf(feed) + "."
                                : "Give it one in recipe.yaml, or name a file: k2g replay FILE."));
    }

    /**
     * The feed that a single replay is for.
     *
     * @throws InvalidInputException when there is no such feed, or several to choose from
     */
    public FeedSpec feed(Recipe recipe) {
        return Pipeline.feed(recipe, feed);
    }

    /** The source of each feed that is replayed: of the one that is meant, or of all that have a recording. */
    Map<FeedSpec, MessageSource> of(Recipe recipe) {
        Map<FeedSpec, MessageSource> sources = new LinkedHashMap<>();
        if (named.isPresent() || stream || feed.isPresent()) {
            FeedSpec chosen = feed(recipe);
            sources.put(chosen, of(chosen));
        } else {
            recipe.feeds().values().stream()
                    .filter(each -> each.recording().isPresent())
                    .forEach(each -> sources.put(each, of(each)));
        }
        return sources;
    }

    /** A sentence for each feed that has only a stream, where recordings are replayed. */
    List<String> leftOut(Recipe recipe) {
        return named.isPresent() || stream || feed.isPresent()
                ? List.of()
                : recipe.feeds().values().stream()
                        .filter(each ->
                                each.recording().isEmpty() && each.stream().isPresent())
                        .map(each -> "Not replayed: feed " + each.name() + ", which has only a stream. For some of it: "
                                + replayOf(each) + ".")
                        .toList();
    }

    private static String replayOf(FeedSpec feed) {
        return "k2g replay --feed " + feed.name() + " --stream --for 120s";
    }
}
