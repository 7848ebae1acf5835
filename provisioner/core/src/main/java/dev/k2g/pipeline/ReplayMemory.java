package dev.k2g.pipeline;

import dev.k2g.failure.K2gException;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.ReplayIdentity;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.replay.ReplaySummary.EndedBy;
import dev.k2g.state.CompletedReplay;
import dev.k2g.state.StateTopic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which recordings are in a recipe's topics already, by replays that came to their end. It is kept in the state topic, and
 * goes with it.
 */
public final class ReplayMemory {

    private final Recipe recipe;
    private final Kafka kafka;
    private final StateTopic state;

    ReplayMemory(Recipe recipe, Kafka kafka, StateTopic state) {
        this.recipe = recipe;
        this.kafka = kafka;
        this.state = state;
    }

    /** What tells a replay of this feed from others; empty for what is never the same again, or without a topic. */
    private Optional<ReplayIdentity> identify(FeedSpec feed, MessageSource source) {
        return kafka.topics()
                .id(recipe.topicOf(feed).name())
                .flatMap(id -> ReplayIdentity.of(source, feed, recipe.topicOf(feed), id));
    }

    /** The replay that put the same into the same topic, if there was one. */
    Optional<CompletedReplay> find(FeedSpec feed, MessageSource source) {
        List<CompletedReplay> earlier = state.completedReplays();
        return earlier.isEmpty()
                ? Optional.empty()
                : identify(feed, source)
                        .flatMap(wanted -> earlier.stream()
                                .filter(replay -> replay.what().equals(wanted))
                                .findFirst());
    }

    /**
     * Runs a replay, and remembers it when it read its recording to the end and sent something.
     *
     * @param progress told when it could not be remembered
     */
    public ReplaySummary remembering(
            FeedSpec feed, MessageSource source, Supplier<ReplaySummary> replay, Consumer<String> progress) {
        Optional<ReplayIdentity> what = identify(feed, source);
        ReplaySummary summary = replay.get();
        if (what.isPresent() && summary.endedBy() == EndedBy.END && summary.failed() == 0 && summary.sent() > 0) {
            try {
                state.remember(CompletedReplay.now(what.get(), feed.name(), summary), topicIds());
            } catch (K2gException e) {
                progress.accept("The next k2g up will replay feed " + feed.name() + " once more: " + e.getMessage());
            }
        }
        return summary;
    }

    private Set<String> topicIds() {
        return recipe.topics().values().stream()
                .flatMap(topic -> kafka.topics().id(topic.name()).stream())
                .collect(Collectors.toSet());
    }

    /** Forgets this replay: its records came to nothing, and are wanted once more. */
    void forget(FeedSpec feed, MessageSource source) {
        find(feed, source).ifPresent(replay -> state.forgetReplays(List.of(replay)));
    }

    /** Forgets all: the graph was emptied, or will be. */
    public void forget() {
        state.forgetReplays();
    }
}
