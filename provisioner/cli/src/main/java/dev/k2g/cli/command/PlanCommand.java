package dev.k2g.cli.command;

import dev.k2g.cli.render.PlanMarkdown;
import dev.k2g.cli.render.PlanText;
import dev.k2g.cli.session.OutputFormat;
import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.plan.UnplannedResources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** {@code k2g plan} */
@Command(
        name = "plan",
        header = "Show what apply would change, and change nothing.",
        footer = {
            "  k2g plan                      what differs between the recipe and the running target",
            "  k2g plan --fail-on-changes    exit code 3 when something does, for scripts",
            "  k2g plan --out next.plan      save it, for k2g apply next.plan",
            "  k2g plan -o markdown          for a pull request",
            "",
            "Exit code 2 when apply would refuse the plan, whatever it were allowed."
        })
final class PlanCommand extends SessionCommand {

    @Option(names = "--fail-on-changes", description = "End with exit code 3 when there is something to change.")
    private boolean failOnChanges;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Save the plan here. k2g apply FILE carries out this one, or nothing.")
    private @Nullable Path out;

    @Override
    ExitCode run() throws IOException {
        if (out != null) {
            SavedPlan.requireReplaceable(session().console().directory().resolve(out));
        }
        try (Pipeline pipeline = session().pipeline()) {
            Plan plan = pipeline.managed().plan();
            if (plan.unplanned().isEmpty()) {
                pipeline.check(plan);
            }
            print(plan, pipeline);
            if (!plan.unplanned().isEmpty()) {
                return exitCode(plan.unplanned());
            }
            save(plan, pipeline);
            if (isRefused(plan)) {
                return ExitCode.INVALID; // as apply
            }
            return failOnChanges && !plan.isConverged() ? ExitCode.CHANGES_PENDING : ExitCode.DONE;
        }
    }

    /** What is in the way of a deletion leaves that out, and no more. */
    private static boolean isRefused(Plan plan) {
        return plan.blocked().stream().anyMatch(change -> change.operation() != Operation.DELETE);
    }

    /** That of a failure which another try does not mend, if there is one. */
    private static ExitCode exitCode(List<UnplannedResources> unplanned) {
        return unplanned.stream()
                .map(resources -> resources.failure().exitCode())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void print(Plan plan, Pipeline pipeline) {
        if (session().options().output() == OutputFormat.markdown) {
            session()
                    .console()
                    .print(PlanMarkdown.of(
                            plan, pipeline.recipe().name(), pipeline.endpoints().target()));
            return;
        }
        print(() -> new PlanText(session().console().colourOnOut()).of(plan), () -> PlanDocument.of(plan));
    }

    private void save(Plan plan, Pipeline pipeline) throws IOException {
        if (out != null) {
            Path file = session().console().directory().resolve(out);
            SavedPlan.of(pipeline.recipe(), pipeline.endpoints().target(), plan).write(file);
            session().progress("Saved to " + out + ": k2g apply " + out + " carries it out.");
        }
    }
}
