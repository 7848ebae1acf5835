package dev.k2g.provision;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.plan.Change;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.plan.Unplanned;

import java.util.List;
import java.util.Set;

/** What is not carried out. */
final class Refusals {

    private Refusals() {}

    /**
     * @throws InvalidInputException when something is in the way of a change that the recipe needs
     * @throws FailedException when nothing is known of some of its resources
     */
    static void refuse(Plan plan, Set<Permission> permissions) {
        if (!plan.unplanned().isEmpty()) {
            Unplanned first = plan.unplanned().get(0);
            throw new FailedException(
                    "Nothing is known of " + first.kind().label() + " " + String.join(", ", first.names()) + ": "
                            + first.problem() + " Nothing was changed.",
                    first.remedy());
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

    static Plan withoutForbiddenDeletions(Plan plan, Set<Permission> permissions) {
        return new Plan(plan.changes().stream()
                .filter(change -> change.operation() != Operation.DELETE || !isBlocked(change, permissions))
                .toList());
    }

    private static boolean isBlocked(Change change, Set<Permission> permissions) {
        return change.obstacle()
                .filter(obstacle ->
                        obstacle.liftedBy().filter(permissions::contains).isEmpty())
                .isPresent();
    }
}
