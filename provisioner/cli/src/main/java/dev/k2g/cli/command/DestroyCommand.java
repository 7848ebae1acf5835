package dev.k2g.cli.command;

import dev.k2g.cli.render.PlanText;
import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code k2g destroy} */
@Command(
        name = "destroy",
        header = "Delete the topics, constraints and connectors that this recipe made.",
        description = "%nTopics go with their records, connectors with their offsets. The graph keeps its nodes and"
                + " relationships, and what was there before k2g is left behind.",
        footer = {
            "  k2g destroy              what the recipe made",
            "  k2g destroy --dry-run    what would go",
            "  k2g destroy --adopted    also what was there before, and k2g has adopted"
        })
final class DestroyCommand extends SessionCommand {

    @Option(names = "--dry-run", description = "Show what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Option(names = "--adopted", description = "Delete also what was there before k2g managed it.")
    private boolean adoptedToo;

    @Override
    ExitCode run() {
        try (Pipeline pipeline = session().pipeline()) {
            if (dryRun) {
                Plan plan = pipeline.managed().planDestruction(adoptedToo);
                print(() -> new PlanText(session().console().colourOnOut()).of(plan), () -> PlanDocument.of(plan));
            } else {
                destroy(pipeline);
            }
            return ExitCode.DONE;
        }
    }

    private void destroy(Pipeline pipeline) {
        PlanText text = new PlanText(session().console().colourOnErr());
        Plan plan = pipeline.managed()
                .destroy(
                        adoptedToo,
                        toCarryOut -> confirm(pipeline, toCarryOut),
                        session().deadline(),
                        change -> session().progress(text.line(change)));
        print(() -> text.destroyed(plan), () -> PlanDocument.of(plan));
    }

    private void confirm(Pipeline pipeline, Plan plan) {
        if (!plan.pending().isEmpty()) {
            session().confirm(pipeline.endpoints(), plan.pending().size() + " deletions");
        }
    }
}
