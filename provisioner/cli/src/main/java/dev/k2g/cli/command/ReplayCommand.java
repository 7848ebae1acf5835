package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplaySummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/** {@code k2g replay} */
@Command(
        name = "replay",
        header = "Feed a recording or a stream through the recipe's mapping into its topic.",
        footer = {
            "  k2g replay rsvps.ndjson.gz",
            "  k2g replay https://host/rsvps --for 120s    a stream; Ctrl-C ends it in order too",
            "  grep Canoe rsvps.ndjson | k2g replay - --rate 10"
        })
final class ReplayCommand extends SessionCommand {

    @Parameters(paramLabel = "FILE, URL or -", description = "One JSON message a line; gzip is recognised.")
    private String from = "";

    @Mixin
    private final ReplayBounds bounds = new ReplayBounds();

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where to keep what is rejected (default: .k2g/FEED.rejects.ndjson beside the recipe).")
    private @Nullable Path rejects;

    @Override
    ExitCode run() {
        MessageSource source = from.equals("-")
                ? MessageSource.standardInput(session().console().in())
                : MessageSource.of(from);
        try (Pipeline pipeline = session().pipeline()) {
            if (!pipeline.endpoints().disposable() && !source.isEndless()) {
                throw new InvalidInputException(
                        "The target " + pipeline.endpoints().target()
                                + " is not disposable: no recording is replayed there.",
                        "Replay it on the local target.");
            }
            FeedSpec feed = pipeline.feed(bounds.feed());
            Replay replay = pipeline.replay(feed);
            ReplaySummary summary = replay.run(
                    source,
                    bounds.options().withRejects(rejectsOf(feed)),
                    new ReplayView(session(), feed.name(), replay));
            session().print(() -> ReplayView.text(summary), () -> ReplayDocument.of(feed, summary));
            return session().interruption().happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private Path rejectsOf(FeedSpec feed) {
        return rejects == null ? session().madeStateDirectory().resolve(feed.name() + ".rejects.ndjson") : rejects;
    }
}
