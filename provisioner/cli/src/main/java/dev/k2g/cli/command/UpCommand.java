package dev.k2g.cli.command;

import dev.k2g.cli.render.RunReportText;
import dev.k2g.cli.session.WorkerSink;
import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.FeedSources;
import dev.k2g.pipeline.RunReport;
import dev.k2g.pipeline.Up;
import dev.k2g.pipeline.UpListener;
import dev.k2g.pipeline.UpOptions;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MaxRejects;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.stack.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code k2g up} */
@Command(
        name = "up",
        header = "Start the target, apply the recipe, replay, wait for the sink, run the recipe's queries.",
        footer = {
            "  k2g up                                   the recipe's own recording",
            "  k2g up --recording yesterday.ndjson.gz",
            "  k2g up --sink standin                    never look for the official connector",
            "  k2g up --again                           also what was replayed to its end before",
            "  k2g up --stream --for 120s               the feed's stream, not its recording",
            "  k2g up --recording https://host/rsvps --for 120s",
            "  k2g --recipe my-recipe up -o json        a report for a script",
            "  k2g --neo4j 2026 up                      on the Neo4j that Aura runs",
            "",
            "The servers stay running: k2g status, k2g down. After a reboot: k2g start."
        })
final class UpCommand extends SessionCommand {

    @Option(
            names = "--recording",
            paramLabel = "FILE or URL",
            description = "Replay this in place of the recipe's recordings.")
    private @Nullable String recording;

    @Option(names = "--again", description = "Repeat replays of what is in the topics already.")
    private boolean again;

    @Mixin
    private final ReplayBounds bounds = new ReplayBounds();

    @Override
    ExitCode run() {
        FeedSources sources = bounds.sources(recording);
        MaxRejects maxRejects = bounds.maxRejects();
        if (recording != null && MessageSource.of(recording).isEndless() && !bounds.areGiven()) {
            throw ReplayBounds.endless("The stream " + recording);
        }
        Recipe recipe = session().selection().recipe();
        Target target = new WorkerSink(session()).target(recipe);
        UpOptions options = new UpOptions(
                sources,
                bounds.options(),
                maxRejects,
                again,
                session().selection().madeStateDirectory(),
                session().options().timeout());
        RunReport report = new Up(recipe, target, options, new Progress()).run();
        print(() -> RunReportText.of(report, session().commands()::in), () -> report);
        if (!report.skipped().isEmpty() && report.graph().nodes().isEmpty()) {
            session()
                    .progress(
                            "The graph is empty, and nothing was replayed again. k2g connector reset NAME delivers what is"
                                    + " in the topics again; k2g up --again replays again.");
        }
        report.shortfalls().forEach(shortfall -> ReplayView.tell(session(), shortfall));
        report.problems().forEach(problem -> session().progress(problem.problem() + "\n" + problem.remedy()));
        if (!report.addsUp()) {
            session()
                    .progress(
                            "The sums above do not add up: records were lost or counted twice. See k2g status and k2g logs connect.");
            return ExitCode.FAILED;
        }
        if (!report.shortfalls().isEmpty() || !report.problems().isEmpty()) {
            return ExitCode.FAILED;
        }
        return session().interruption().happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    /** Progress on standard error. */
    private final class Progress extends StartProgress implements UpListener {

        Progress() {
            super(session());
        }

        @Override
        public ReplayListener replaying(FeedSpec feed, Replay replay) {
            return new ReplayView(session(), feed.name(), replay, bounds.options()) {
                @Override
                public void ended(ReplaySummary summary) {
                    super.ended(summary);
                    session().progress("Replayed " + feed.name() + ": " + text(summary));
                }
            };
        }
    }
}
