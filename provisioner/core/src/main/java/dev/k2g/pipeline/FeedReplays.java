package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.plan.LogStart;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.replay.Shortfall;
import dev.k2g.state.CompletedReplay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The replays of an {@code up}, one feed after the other; what was replayed before is not repeated. */
final class FeedReplays {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Pipeline pipeline;
    private final SinkDelta sinks;
    private final UpOptions options;
    private final UpListener listener;
    private final Map<FeedSpec, ReplaySummary> done = new LinkedHashMap<>();
    private final Map<FeedSpec, CompletedReplay> skipped = new LinkedHashMap<>();
    private final List<Shortfall> shortfalls = new ArrayList<>();

    /** @param sinks looked at while records are sent */
    FeedReplays(Pipeline pipeline, SinkDelta sinks, UpOptions options, UpListener listener) {
        this.pipeline = pipeline;
        this.sinks = sinks;
        this.options = options;
        this.listener = listener;
    }

    void run(Map<FeedSpec, MessageSource> sources) {
        if (!options.repeats()) {
            // before the first replay: two feeds may give the same
            sources.forEach(
                    (feed, source) -> pipeline.replays().find(feed, source).ifPresent(earlier -> skip(feed, earlier)));
        }
        sources.forEach((feed, source) -> {
            if (!skipped.containsKey(feed)) {
                replay(feed, source);
            }
        });
    }

    /** What became of the feeds that were replayed. */
    Map<FeedSpec, ReplaySummary> done() {
        return done;
    }

    /** The earlier replays of those that were not. */
    Map<FeedSpec, CompletedReplay> skipped() {
        return skipped;
    }

    /** What is wrong with either. */
    List<Shortfall> shortfalls() {
        return shortfalls;
    }

    private void skip(FeedSpec feed, CompletedReplay earlier) {
        skipped.put(feed, earlier);
        long gone = gone(pipeline.recipe().topicOf(feed).name());
        listener.progress("Not replayed: feed " + feed.name() + ", whose recording was replayed to its end at "
                + earlier.at()
                + " (" + earlier.sent() + " sent). "
                + (gone == 0
                        ? "To repeat it: k2g up --again."
                        : "Its topic has lost " + gone + " of what it had since: k2g up --again replays all of it."));
        Shortfall.tooMany(
                        feed.name(),
                        earlier.rejectedLines(),
                        earlier.lines(),
                        earlier.rejected(),
                        earlier.mapped(),
                        options.maxRejects())
                .ifPresent(shortfalls::add);
    }

    /** How many offsets of a topic are gone since the graph was first written from it, as far as that is remembered. */
    private long gone(String topic) {
        LogStart remembered = pipeline.managed().resources().logStarts().values().stream()
                .flatMap(ofConnector -> Optional.ofNullable(ofConnector.get(topic)).stream())
                .findFirst()
                .orElse(LogStart.unknown());
        return pipeline.kafka().offsets().beginning(List.of(topic)).entrySet().stream()
                .mapToLong(start -> Math.max(
                        0, start.getValue() - remembered.at(start.getKey().partition())))
                .sum();
    }

    /** Looks at the sinks meanwhile: what retention takes during a long replay was read, or was not. */
    private ReplayListener watched(ReplayListener told) {
        return new ReplayListener() {
            private Deadline next = Deadline.in(BETWEEN_LOOKS);

            @Override
            public void progress(ReplayProgress progress) {
                if (next.hasPassed()) {
                    sinks.look();
                    next = Deadline.in(BETWEEN_LOOKS);
                }
                told.progress(progress);
            }

            @Override
            public void reconnecting(String why, long reconnects) {
                told.reconnecting(why, reconnects);
            }

            @Override
            public void ended(ReplaySummary summary) {
                told.ended(summary);
            }
        };
    }

    private void replay(FeedSpec feed, MessageSource source) {
        Replay replay = pipeline.replay(feed);
        ReplaySummary summary = pipeline.replays()
                .remembering(
                        feed,
                        source,
                        () -> replay.run(
                                source.givenUpAfter(options.timeout()),
                                options.replayOf(feed),
                                watched(listener.replaying(feed, replay))),
                        listener::progress);
        done.put(feed, summary);
        Shortfall.of(feed.name(), summary, options.maxRejects()).ifPresent(shortfalls::add);
    }
}
