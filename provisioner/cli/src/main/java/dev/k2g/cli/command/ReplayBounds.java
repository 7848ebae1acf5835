package dev.k2g.cli.command;

import dev.k2g.replay.ReplayOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How fast and how long to replay, for the commands that do. */
final class ReplayBounds {

    @Option(names = "--feed", paramLabel = "NAME", description = "The feed that it is for (default: the only one).")
    private @Nullable String feed;

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second (default: as fast as it goes).")
    private @Nullable Double rate;

    @Option(names = "--for", paramLabel = "TIME", description = "Read for at most this long, such as 120s.")
    private @Nullable Duration atMost;

    @Option(names = "--limit", paramLabel = "N", description = "Read at most this many messages.")
    private @Nullable Long limit;

    Optional<String> feed() {
        return Optional.ofNullable(feed);
    }

    /** Whether even an endless source comes to an end. */
    boolean areGiven() {
        return atMost != null || limit != null;
    }

    ReplayOptions options() {
        return new ReplayOptions(
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                Optional.ofNullable(atMost),
                limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
                Optional.empty());
    }
}
