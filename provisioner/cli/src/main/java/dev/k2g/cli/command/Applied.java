package dev.k2g.cli.command;

import dev.k2g.plan.Change;
import dev.k2g.plan.Plan;

import java.util.List;

/** What became of a plan. */
final class Applied {

    private Applied() {}

    /** The plan without the changes that were left out. */
    static Plan of(Plan plan, List<Change> done) {
        return new Plan(plan.changes().stream()
                .filter(change -> !change.isPending() || done.contains(change))
                .toList());
    }

    /** A line for each change that was left out. */
    static List<String> leftOut(Plan plan, List<Change> done) {
        return plan.pending().stream()
                .filter(change -> !done.contains(change))
                .map(change -> "Left out: " + change.operation() + " " + change.resource() + ". "
                        + change.obstacle()
                                .map(obstacle -> obstacle.problem() + " " + obstacle.remedy())
                                .orElse(""))
                .toList();
    }
}
