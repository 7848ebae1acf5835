package dev.k2g.cli.command;

import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Plan;

import java.util.List;

/**
 * A plan as {@code -o json} prints it.
 *
 * @param changes one for each resource, NONE included
 */
record PlanDocument(List<PlannedChange> changes) {

    static PlanDocument of(Plan plan) {
        return new PlanDocument(plan.changes().stream().map(PlannedChange::of).toList());
    }

    /**
     * What is to be done with one resource.
     *
     * @param resource its kind
     * @param name its name
     * @param operation the operation
     * @param fields the fields that differ
     */
    record PlannedChange(String resource, String name, String operation, List<FieldChange> fields) {

        private static PlannedChange of(Change change) {
            return new PlannedChange(
                    change.resource().kind().label(),
                    change.resource().name(),
                    change.operation().name(),
                    change.fields());
        }
    }
}
