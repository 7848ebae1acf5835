package dev.k2g.cli.command;

import dev.k2g.cli.render.Quantity;
import dev.k2g.cli.render.RunReportText;
import dev.k2g.cli.session.WorkerSink;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.Start;
import dev.k2g.pipeline.StartReport;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.stack.Target;
import picocli.CommandLine.Command;

/** {@code k2g start} */
@Command(
        name = "start",
        header = "Start the target and apply the recipe; nothing is replayed.",
        footer = {
            "  k2g start                                after a reboot, or after k2g down",
            "  k2g --recipe my-recipe start -o json     where everything is, for a script",
            "",
            "The servers stay running: k2g status, k2g down. To replay as well: k2g up."
        })
final class StartCommand extends SessionCommand {

    @Override
    ExitCode run() {
        Recipe recipe = session().selection().recipe();
        Target target = new WorkerSink(session()).target(recipe);
        StartReport report = new Start(recipe, target, session().options().timeout(), new StartProgress(session()))
                .run(this::review);
        print(() -> RunReportText.of(report, session().commands()::in), () -> report);
        return session().interruption().happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private void review(Endpoints endpoints, Plan plan) {
        if (!plan.pending().isEmpty()) {
            session().confirm(endpoints, Quantity.of(plan.pending().size(), "change"));
        }
    }
}
