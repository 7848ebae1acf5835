package dev.k2g.plan;

import dev.k2g.failure.FindingCode;

import java.util.Optional;

/**
 * Why a change is not carried out.
 *
 * @param code its code
 * @param problem what is in the way, as a sentence
 * @param remedy what to do, as a sentence
 * @param liftedBy the permission with which it is carried out all the same, if there is one
 */
public record Obstacle(FindingCode code, String problem, String remedy, Optional<Permission> liftedBy) {

    /** One that no permission lifts. */
    public static Obstacle firm(FindingCode code, String problem, String remedy) {
        return new Obstacle(code, problem, remedy, Optional.empty());
    }

    /** One that a permission lifts. */
    public static Obstacle unless(Permission permission, FindingCode code, String problem, String remedy) {
        return new Obstacle(code, problem, remedy, Optional.of(permission));
    }
}
