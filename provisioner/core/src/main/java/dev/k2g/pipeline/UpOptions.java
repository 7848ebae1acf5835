package dev.k2g.pipeline;

import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.MaxRejects;
import dev.k2g.replay.ReplayOptions;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What may differ from one {@code up} to the next.
 *
 * @param sources where messages come from
 * @param replay how to replay
 * @param maxRejects how much a replay may reject
 * @param again whether what was replayed to its end already is replayed once more
 * @param rejects the folder for the rejects files, one for each feed, named after it
 * @param timeout how long each wait may take: for the servers, for healthy tasks, for the sinks, for a stream
 */
public record UpOptions(
        FeedSources sources,
        ReplayOptions replay,
        MaxRejects maxRejects,
        boolean again,
        Path rejects,
        Duration timeout) {

    /** How this feed is replayed. */
    ReplayOptions replayOf(FeedSpec feed) {
        return replay.withRejects(rejects.resolve(feed.name() + ".rejects.ndjson"));
    }

    /** Whether a replay happens even if its recording is in the topic already: whoever wants a part of it wants it now. */
    boolean repeats() {
        return again || replay.limit().isPresent() || replay.atMost().isPresent();
    }
}
