package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.FeedSources;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.MaxRejects;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.replay.ReplaySummary.Reason;
import dev.k2g.replay.Shortfall;
import dev.k2g.validate.DisposableTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code k2g replay} */
@Command(
        name = "replay",
        header = "Feed a recording or a stream through the recipe's mapping into its topic.",
        footer = {
            "  k2g replay                                  the feed's recording once more",
            "  k2g replay rsvps.ndjson.gz --max-rejects 1%%",
            "  k2g replay --stream --limit 1000            the feed's stream",
            "  k2g replay https://host/rsvps --for 120s    another; Ctrl-C ends it in order too",
            "  grep Canoe rsvps.ndjson | k2g replay - --rate 10"
        })
final class ReplayCommand extends SessionCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE, URL or -",
            description = "One JSON message a line; gzip is recognised (default: the feed's recording).")
    private @Nullable String from;

    @Mixin
    private final ReplayBounds bounds = new ReplayBounds();

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where to keep what is rejected (default: .k2g/FEED.rejects.ndjson beside the recipe).")
    private @Nullable Path rejects;

    @Override
    ExitCode run() {
        FeedSources sources = bounds.sources(from);
        MaxRejects maxRejects = bounds.maxRejects();
        FeedSpec feed = sources.feed(session().selection().recipe());
        MessageSource source = "-".equals(from)
                ? MessageSource.standardInput(session().console().in())
                : sources.of(feed);
        try (Pipeline pipeline = Pipeline.open(
                session().selection().recipe(),
                session().endpointsForKafka(),
                session().options().patience(),
                Optional.empty())) {
            if (!source.isEndless()) {
                DisposableTarget.require(pipeline.endpoints(), DisposableTarget.Use.REPLAY);
            }
            ReplaySummary summary = replay(pipeline, feed, source);
            Optional<Shortfall> shortfall = Shortfall.of(feed.name(), summary, maxRejects);
            print(() -> ReplayView.text(summary), () -> Document.of(feed, summary, shortfall));
            shortfall.ifPresent(told -> ReplayView.tell(session(), told));
            return session().interruption().happened()
                    ? ExitCode.INTERRUPTED
                    : shortfall.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private ReplaySummary replay(Pipeline pipeline, FeedSpec feed, MessageSource source) {
        Replay replay = pipeline.replay(feed);
        return pipeline.replays()
                .remembering(
                        feed,
                        source,
                        () -> replay.run(
                                source.givenUpAfter(session().options().timeout()),
                                bounds.options().withRejects(rejectsOf(feed)),
                                new ReplayView(session(), feed.name(), replay, bounds.options())),
                        session()::progress);
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
     * @param reasons why it was rejected, the most frequent reason first
     * @param shortfall what is wrong with the replay, which failed then, or null
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
            @Nullable String rejects,
            List<Reason> reasons,
            @Nullable Shortfall shortfall) {

        static Document of(FeedSpec feed, ReplaySummary summary, Optional<Shortfall> shortfall) {
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
                    summary.rejects().map(Object::toString).orElse(null),
                    summary.reasons(),
                    shortfall.orElse(null));
        }
    }
}
