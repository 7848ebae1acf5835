package dev.k2g.cli.command;

import dev.k2g.cli.render.PlanText;
import dev.k2g.cli.render.RunReportText;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.RunReport;
import dev.k2g.pipeline.Up;
import dev.k2g.pipeline.UpListener;
import dev.k2g.pipeline.UpOptions;
import dev.k2g.plan.Change;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.stack.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Optional;

/** {@code k2g up} */
@Command(
        name = "up",
        header = "Start the target, apply the recipe, replay, wait for the sink, run the recipe's queries.",
        footer = {
            "  k2g up                                   the recipe's own recording",
            "  k2g up --recording yesterday.ndjson.gz",
            "  k2g up --sink standin                    never look for the official connector",
            "  k2g up --recording https://host/rsvps --for 120s",
            "  k2g --recipe my-recipe up -o json        a report for a script",
            "  k2g --neo4j 2026 up                      on the Neo4j that Aura runs",
            "",
            "The servers stay running: k2g status, k2g down."
        })
final class UpCommand extends SessionCommand {

    @Option(
            names = "--recording",
            paramLabel = "FILE or URL",
            description = "Replay this in place of the recipe's recordings.")
    private @Nullable String recording;

    @Mixin
    private final SinkOption sink = new SinkOption();

    @Mixin
    private final ReplayBounds bounds = new ReplayBounds();

    @Override
    ExitCode run() {
        if (recording != null && MessageSource.of(recording).isEndless() && !bounds.areGiven()) {
            throw new InvalidInputException(
                    "The stream " + recording + " never ends, and up waits for its end.",
                    "Say how much of it to read, with --for 120s or --limit 1000.");
        }
        Recipe recipe = session().selection().recipe();
        Target target = target(recipe);
        UpOptions options = new UpOptions(
                Optional.ofNullable(recording),
                bounds.feed(),
                bounds.options(),
                session().selection().madeStateDirectory(),
                session().options().timeout());
        RunReport report = new Up(recipe, target, options, new Progress()).run();
        print(() -> RunReportText.of(report), () -> report);
        report.problems().forEach(problem -> session().progress(problem.problem() + "\n" + problem.remedy()));
        if (!report.addsUp()) {
            session()
                    .progress(
                            "The sums above do not add up: records were lost or counted twice. See k2g status and k2g logs connect.");
            return ExitCode.FAILED;
        }
        if (!report.problems().isEmpty()) {
            return ExitCode.FAILED;
        }
        return session().interruption().happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private Target target(Recipe recipe) {
        if (session().selection().targetFile().isPresent()) {
            sink.refuseOn(session().target());
            return session().target();
        }
        boolean isRunning = session().target().running().isPresent();
        return session().target(sink.officialSink(session(), recipe, isRunning));
    }

    /** Progress on standard error. */
    private final class Progress implements UpListener {

        private final PlanText text = new PlanText(session().console().colourOnErr());

        @Override
        public void progress(String line) {
            session().progress(line);
        }

        @Override
        public void applied(Change change) {
            session().progress(text.line(change));
        }

        @Override
        public ReplayListener replaying(FeedSpec feed, Replay replay) {
            return new ReplayView(session(), feed.name(), replay) {
                @Override
                public void ended(ReplaySummary summary) {
                    super.ended(summary);
                    session().progress("Replayed " + feed.name() + ": " + text(summary));
                }
            };
        }
    }
}
