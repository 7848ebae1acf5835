package dev.k2g.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.GraphDeletion;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Plan;
import dev.k2g.plan.UnplannedResources;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A plan as {@code -o json} prints it; {@code docs/plan.schema.json} describes it.
 *
 * @param changes one for each resource, NONE included
 * @param unplanned resources of which nothing can be said
 */
record PlanDocument(List<PlannedChange> changes, List<UnplannedEntry> unplanned) {

    static PlanDocument of(Plan plan) {
        return new PlanDocument(
                plan.changes().stream().map(PlannedChange::of).toList(),
                plan.unplanned().stream().map(UnplannedEntry::of).toList());
    }

    /**
     * What is to be done with one resource.
     *
     * @param resource its kind
     * @param name its name
     * @param operation the operation
     * @param fields the fields that differ
     * @param notes what a reader should know besides
     * @param obstacle why it is not carried out, or null
     * @param deletion what it deletes from the graph before; left out where it deletes nothing there
     */
    record PlannedChange(
            String resource,
            String name,
            String operation,
            List<FieldChange> fields,
            List<String> notes,
            @Nullable PlannedObstacle obstacle,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            GraphDeletion deletion) {

        private static PlannedChange of(Change change) {
            return new PlannedChange(
                    change.resource().kind().label(),
                    change.resource().name(),
                    change.operation().name(),
                    change.fields(),
                    change.notes(),
                    change.obstacle().map(PlannedObstacle::of).orElse(null),
                    change.deletion().orElse(null));
        }
    }

    /**
     * Why a change is not carried out.
     *
     * @param liftedBy the options with which it is carried out all the same, or null
     */
    record PlannedObstacle(
            String code,
            String problem,
            String remedy,
            @Nullable String liftedBy) {

        private static PlannedObstacle of(Obstacle obstacle) {
            return new PlannedObstacle(
                    obstacle.code().toString(),
                    obstacle.problem(),
                    obstacle.remedy(),
                    obstacle.liftedBy().isEmpty() ? null : obstacle.options());
        }
    }

    /**
     * Resources of which nothing can be said.
     *
     * @param resource their kind
     * @param names their names
     */
    record UnplannedEntry(String resource, List<String> names, String problem, String remedy) {

        private static UnplannedEntry of(UnplannedResources unplanned) {
            return new UnplannedEntry(
                    unplanned.kind().label(), unplanned.names(), unplanned.problem(), unplanned.remedy());
        }
    }
}
