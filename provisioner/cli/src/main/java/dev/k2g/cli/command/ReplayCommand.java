package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.validate.DisposableTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Locale;

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
        try (Pipeline pipeline =
                Pipeline.open(session().selection().recipe(), session().endpointsForKafka())) {
            if (!source.isEndless()) {
                DisposableTarget.require(pipeline.endpoints(), DisposableTarget.Use.REPLAY);
            }
            FeedSpec feed = pipeline.feed(bounds.feed());
            Replay replay = pipeline.replay(feed);
            ReplaySummary summary = replay.run(
                    source,
                    bounds.options().withRejects(rejectsOf(feed)),
                    new ReplayView(session(), feed.name(), replay));
            print(() -> ReplayView.text(summary), () -> Document.of(feed, summary));
            return session().interruption().happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private Path rejectsOf(FeedSpec feed) {
        return rejects == null
                ? session().selection().madeStateDirectory().resolve(feed.name() + ".rejects.ndjson")
                : rejects;
    }

    /**
     * What became of a replay, as {@code -o json} prints it.
     *
     * @param feed the feed's name
     * @param lines lines read
     * @param blank blank lines
     * @param rejectedLines lines that no record can be made of
     * @param messages lines that were mapped
     * @param mapped records that the messages became
     * @param rejected records that must not or cannot be sent
     * @param sent records that the broker acknowledged
     * @param endedBy why it ended, in lower case
     * @param seconds how long it took
     * @param rejects the file of what was rejected, or null when there is none
     */
    private record Document(
            String feed,
            long lines,
            long blank,
            long rejectedLines,
            long messages,
            long mapped,
            long rejected,
            long sent,
            String endedBy,
            double seconds,
            @Nullable String rejects) {

        static Document of(FeedSpec feed, ReplaySummary summary) {
            return new Document(
                    feed.name(),
                    summary.lines(),
                    summary.blank(),
                    summary.rejectedLines(),
                    summary.messages(),
                    summary.mapped(),
                    summary.rejected(),
                    summary.sent(),
                    summary.endedBy().name().toLowerCase(Locale.ROOT),
                    summary.took().toMillis() / 1000.0,
                    summary.rejects().map(Object::toString).orElse(null));
        }
    }
}
