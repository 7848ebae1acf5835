package dev.k2g.cli.command;

import dev.k2g.cli.render.PlanText;
import dev.k2g.cli.session.Session;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code k2g plan} */
@Command(
        name = "plan",
        header = "Show what apply would change, and change nothing.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g plan                      what differs between the recipe and the running target",
            "  k2g plan --fail-on-changes    exit code 3 when something does, for scripts"
        })
public final class PlanCommand implements Callable<Integer> {

    private static final int CHANGES_PENDING = 3;

    @Option(names = "--fail-on-changes", description = "End with exit code 3 when there is something to change.")
    private boolean failOnChanges;

    private final Session session;

    /** A command of this session. */
    public PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Pipeline pipeline = session.pipeline()) {
            pipeline.check();
            Plan plan = pipeline.plan();
            session.print(() -> new PlanText(session.console().colourOnOut()).of(plan), () -> PlanDocument.of(plan));
            return failOnChanges && !plan.isConverged() ? CHANGES_PENDING : 0;
        }
    }
}
