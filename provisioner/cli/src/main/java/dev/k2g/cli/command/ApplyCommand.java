package dev.k2g.cli.command;

import dev.k2g.cli.render.PlanText;
import dev.k2g.cli.render.Quantity;
import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Change;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code k2g apply} */
@Command(
        name = "apply",
        header = "Make the running target as the recipe says, and wait until every task runs.",
        footer = {
            "  k2g apply                   after an edit of the recipe",
            "  k2g apply next.plan         what k2g plan --out next.plan has saved, or nothing",
            "  k2g apply --allow-delete    also take away what the recipe has no more",
            "  k2g apply -o json           what was done, as a JSON document"
        })
final class ApplyCommand extends SessionCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A saved plan. It is refused when recipe or live state have moved since.")
    private @Nullable Path file;

    @Option(
            names = "--allow-delete",
            description = "Delete what this recipe made and has no more; clear the graph for onMappingChange: rebuild.")
    private boolean allowDelete;

    @Option(names = "--allow-replace", description = "Drop and make anew what cannot be changed in place.")
    private boolean allowReplace;

    @Option(
            names = "--allow-loss",
            description = "Deliver again what topics still have, though some of what they had is gone.")
    private boolean allowLoss;

    @Override
    ExitCode run() throws IOException {
        try (Pipeline pipeline = session().pipeline()) {
            SavedPlan saved = file == null
                    ? null
                    : SavedPlan.read(session().console().directory().resolve(file));
            pipeline.check();
            apply(pipeline, saved);
            return ExitCode.DONE;
        }
    }

    private void apply(Pipeline pipeline, @Nullable SavedPlan saved) {
        PlanText text = new PlanText(session().console().colourOnErr());
        List<Change> done = new ArrayList<>();
        Plan plan = pipeline.managed()
                .apply(
                        toCarryOut -> review(pipeline, saved, toCarryOut),
                        permissions(),
                        session().deadline(),
                        change -> {
                            done.add(change);
                            session().progress(text.line(change));
                        });
        Plan applied = only(done, plan);
        print(() -> text.done(applied), () -> PlanDocument.of(applied));
        leftOut(plan, done).forEach(session()::progress);
    }

    private void review(Pipeline pipeline, @Nullable SavedPlan saved, Plan plan) {
        if (saved != null) {
            saved.requireCurrent(pipeline.recipe(), pipeline.endpoints().target(), plan);
        }
        if (!plan.pending().isEmpty()) {
            session().confirm(pipeline.endpoints(), Quantity.of(plan.pending().size(), "change"));
        }
    }

    private Set<Permission> permissions() {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (allowDelete) {
            permissions.add(Permission.DELETE);
        }
        if (allowReplace) {
            permissions.add(Permission.REPLACE);
        }
        if (allowLoss) {
            permissions.add(Permission.LOSS);
        }
        return permissions;
    }

    /** The plan without the changes that were left out. */
    private static Plan only(List<Change> done, Plan plan) {
        return new Plan(plan.changes().stream()
                .filter(change -> !change.isPending() || done.contains(change))
                .toList());
    }

    /** A line for each change that was left out. */
    private static List<String> leftOut(Plan plan, List<Change> done) {
        return plan.pending().stream()
                .filter(change -> !done.contains(change))
                .map(change -> "Left out: " + change.operation() + " " + change.resource() + ". "
                        + change.obstacle()
                                .map(obstacle -> obstacle.problem() + " " + obstacle.remedy())
                                .orElse(""))
                .toList();
    }
}
