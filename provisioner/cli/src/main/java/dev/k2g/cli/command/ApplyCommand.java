package dev.k2g.cli.command;

import dev.k2g.cli.render.PlanText;
import dev.k2g.cli.session.Session;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Plan;
import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code k2g apply} */
@Command(
        name = "apply",
        header = "Make the running target as the recipe says, and wait until every task runs.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g apply                after an edit of the recipe",
            "  k2g apply -o json        what was done, as a JSON document"
        })
public final class ApplyCommand implements Callable<Integer> {

    private final Session session;

    /** A command of this session. */
    public ApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Pipeline pipeline = session.pipeline()) {
            pipeline.check();
            Plan plan = pipeline.plan();
            if (!plan.isConverged()) {
                session.confirm(pipeline.endpoints(), plan.pending().size() + " changes");
            }
            PlanText text = new PlanText(session.console().colourOnErr());
            pipeline.apply(plan, session.deadline(), change -> session.progress(text.line(change)));
            session.print(() -> text.done(plan), () -> PlanDocument.of(plan));
            return 0;
        }
    }
}
