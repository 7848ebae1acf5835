package dev.k2g.provision;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.plan.Change;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.plan.UnplannedResources;

import java.util.List;
import java.util.Set;

/** What is not carried out. */
final class PlanGuard {

    private PlanGuard() {}

    /**
     * @throws InvalidInputException when something is in the way of a change that the recipe needs
     * @throws UnreachableException when nothing is known of some of its resources, since servers do not answer
     * @throws FailedException when nothing is known of some of its resources, for another reason
     */
    static void refuse(Plan plan, Set<Permission> permissions) {
        if (!plan.unplanned().isEmpty()) {
            throw unknown(firstThatLasts(plan.unplanned()));
        }
        List<Obstacle> obstacles = plan.changes().stream()
                .filter(change -> change.operation() != Operation.DELETE)
                .filter(change -> isBlocked(change, permissions))
                .flatMap(change -> change.obstacle().stream())
                .toList();
        if (!obstacles.isEmpty()) {
            StringBuilder problems = new StringBuilder();
            obstacles.forEach(obstacle -> problems.append(problems.isEmpty() ? "" : "\n")
                    .append(obstacle.problem())
                    .append(' ')
                    .append(obstacle.remedy()));
            throw new InvalidInputException(obstacles.get(0).code(), problems.toString(), "Nothing was changed.");
        }
    }

    /** Another try finds nothing else as long as one of them is there. */
    private static UnplannedResources firstThatLasts(List<UnplannedResources> unplanned) {
        return unplanned.stream()
                .filter(one -> !(one.failure() instanceof UnreachableException))
                .findFirst()
                .orElse(unplanned.get(0));
    }

    private static K2gException unknown(UnplannedResources resources) {
        K2gException failure = resources.failure();
        String problem = "Nothing is known of " + resources.kind().label() + " " + String.join(", ", resources.names())
                + ": " + resources.problem() + " Nothing was changed.";
        return failure instanceof UnreachableException
                ? new UnreachableException(failure.code(), problem, failure.remedy(), failure)
                : new FailedException(failure.code(), problem, failure.remedy(), failure);
    }

    static Plan withoutForbiddenDeletions(Plan plan, Set<Permission> permissions) {
        return new Plan(plan.changes().stream()
                .filter(change -> change.operation() != Operation.DELETE || !isBlocked(change, permissions))
                .toList());
    }

    private static boolean isBlocked(Change change, Set<Permission> permissions) {
        return change.obstacle()
                .filter(obstacle -> !obstacle.isLiftedBy(permissions))
                .isPresent();
    }
}
