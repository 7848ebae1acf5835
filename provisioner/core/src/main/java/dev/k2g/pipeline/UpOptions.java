package dev.k2g.pipeline;

import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.ReplayOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What may differ from one {@code up} to the next.
 *
 * @param recording a file, URL or {@code -} to replay in place of the recipe's recordings
 * @param feed the feed that the recording is for; empty when the recipe has only one
 * @param replay how to replay
 * @param rejects the folder for the rejects files, one for each feed, named after it
 * @param timeout how long each wait may take: for the servers, for healthy tasks, for the sinks
 */
public record UpOptions(
        Optional<String> recording, Optional<String> feed, ReplayOptions replay, Path rejects, Duration timeout) {

    /** How this feed is replayed. */
    ReplayOptions replayOf(FeedSpec feed) {
        return replay.withRejects(rejects.resolve(feed.name() + ".rejects.ndjson"));
    }
}
