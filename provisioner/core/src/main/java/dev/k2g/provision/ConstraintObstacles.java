package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.graph.CypherName;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.graph.LiveIndex;
import dev.k2g.plan.Change;
import dev.k2g.plan.Obstacle;
import dev.k2g.recipe.ConstraintSpec;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What keeps the database from making a constraint, asked before anything is changed: its edition or version, an index or
 * another constraint, and data that is there already.
 */
record ConstraintObstacles(LiveState liveState) {

    /** The change with the first obstacle that there is. */
    Change add(ConstraintSpec wanted, Change change) {
        if (!change.isPending()) {
            return change;
        }
        return Stream.<Supplier<Optional<Obstacle>>>of(
                        () -> unavailable(wanted),
                        () -> constraint(wanted, liveState.constraints()),
                        () -> index(wanted, liveState.indexes()),
                        () -> violation(wanted))
                .flatMap(look -> look.get().stream())
                .findFirst()
                .map(change::withFurtherObstacle)
                .orElse(change);
    }

    private Optional<Obstacle> unavailable(ConstraintSpec wanted) {
        return liveState
                .unavailable(wanted)
                .map(problem -> Obstacle.firm(
                        FindingCode.CONSTRAINT_KIND_UNAVAILABLE,
                        cannotBeMade(wanted) + problem,
                        "Leave it out of recipe.yaml, make it of kind unique, or take another Neo4j."));
    }

    static Optional<Obstacle> constraint(ConstraintSpec wanted, List<LiveConstraint> all) {
        return all.stream()
                .filter(live -> !live.name().equals(wanted.name()) && live.excludes(wanted))
                .findFirst()
                .map(live -> Obstacle.firm(
                        FindingCode.CONSTRAINT_IN_THE_WAY,
                        cannotBeMade(wanted) + "Constraint " + live.name()
                                + " is for the same properties, and Neo4j has only one of the two.",
                        "Keep that one, or drop it while no connector writes: DROP CONSTRAINT "
                                + CypherName.quote(live.name()) + "."));
    }

    static Optional<Obstacle> index(ConstraintSpec wanted, List<LiveIndex> all) {
        return all.stream()
                .filter(live -> live.takesThePlaceOf(wanted))
                .findFirst()
                .map(live -> Obstacle.firm(
                        FindingCode.INDEX_IN_THE_WAY,
                        cannotBeMade(wanted) + "Index " + live.name() + " is for the same properties.",
                        "Drop it, since the constraint brings one of its own: " + drop(live) + "."))
                .or(() -> all.stream()
                        .filter(live -> live.name().equals(wanted.name()))
                        .findFirst()
                        .map(live -> Obstacle.firm(
                                FindingCode.INDEX_IN_THE_WAY,
                                cannotBeMade(wanted) + "There is an index of that name, of type " + live.type()
                                        + about(live) + ".",
                                "Give the constraint another name in recipe.yaml, or, if nobody needs the index, drop"
                                        + " it: " + drop(live) + ".")));
    }

    /** Data that is there already may be against it. */
    private Optional<Obstacle> violation(ConstraintSpec wanted) {
        return liveState
                .violation(wanted)
                .map(violation -> Obstacle.firm(
                        FindingCode.CONSTRAINT_VIOLATED,
                        cannotBeMade(wanted) + violation,
                        "Mend the data, or correct the constraint in recipe.yaml."));
    }

    private static String cannotBeMade(ConstraintSpec wanted) {
        return "Constraint " + wanted.name() + " cannot be made: ";
    }

    private static String about(LiveIndex live) {
        return live.labelsOrTypes().isEmpty()
                ? ""
                : ", for " + String.join(", ", live.labelsOrTypes()) + " (" + String.join(", ", live.properties())
                        + ")";
    }

    private static String drop(LiveIndex live) {
        return "DROP INDEX " + CypherName.quote(live.name());
    }
}
