package dev.k2g.cli.command;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.FeedSources;
import dev.k2g.replay.MaxRejects;
import dev.k2g.replay.ReplayOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** From where, how fast and how long to replay, and how much may be rejected, for the commands that do. */
final class ReplayBounds {

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            description = "The feed to replay (default: the only one; up takes the recordings of all).")
    private @Nullable String feed;

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second (default: as fast as it goes).")
    private @Nullable Double rate;

    @Option(names = "--for", paramLabel = "TIME", description = "Read for at most this long, such as 120s.")
    private @Nullable Duration atMost;

    @Option(names = "--limit", paramLabel = "N", description = "Read at most this many messages.")
    private @Nullable Long limit;

    @Option(names = "--stream", description = "Read the feed's stream, not its recording; with --for or --limit.")
    private boolean stream;

    @Option(
            names = "--max-rejects",
            paramLabel = "N or N%%",
            description =
                    "Fail when more lines and records are rejected; the others are sent all the same (default: fail"
                            + " only when nothing is sent).")
    private @Nullable String maxRejects;

    /**
     * Where messages come from.
     *
     * @param named a file, URL or {@code -}, or null
     * @throws InvalidInputException when a stream is asked for without an end
     */
    FeedSources sources(@Nullable String named) {
        if (stream && !areGiven()) {
            throw endless("The feed's stream");
        }
        return new FeedSources(Optional.ofNullable(named), stream, Optional.ofNullable(feed));
    }

    /** What is said of a stream that is to be read to its end. */
    static InvalidInputException endless(String stream) {
        return new InvalidInputException(
                stream + " never ends.", "Say how much of it to read, with --for 120s or --limit 1000.");
    }

    /** Whether even an endless source comes to an end. */
    boolean areGiven() {
        return atMost != null || limit != null;
    }

    /** How much may be rejected. */
    MaxRejects maxRejects() {
        return maxRejects == null ? MaxRejects.UNLIMITED : MaxRejects.of(maxRejects);
    }

    ReplayOptions options() {
        return new ReplayOptions(
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                Optional.ofNullable(atMost),
                limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
                Optional.empty());
    }
}
