package dev.k2g.plan;

import dev.k2g.failure.FindingCode;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a change is not carried out.
 *
 * @param code its code
 * @param problem what is in the way, as sentences
 * @param remedy what to do, as sentences
 * @param liftedBy the permissions with all of which it is carried out all the same; none when nothing lifts it
 */
public record Obstacle(FindingCode code, String problem, String remedy, Set<Permission> liftedBy) {

    /** Copies the set. */
    public Obstacle {
        Set<Permission> sorted = EnumSet.noneOf(Permission.class);
        sorted.addAll(liftedBy);
        liftedBy = Collections.unmodifiableSet(sorted);
    }

    /** One that no permission lifts. */
    public static Obstacle firm(FindingCode code, String problem, String remedy) {
        return new Obstacle(code, problem, remedy, Set.of());
    }

    /** One that a permission lifts. */
    public static Obstacle unless(Permission permission, FindingCode code, String problem, String remedy) {
        return new Obstacle(code, problem, remedy, Set.of(permission));
    }

    /** Whether it is carried out all the same with these permissions. */
    public boolean isLiftedBy(Set<Permission> permissions) {
        return !liftedBy.isEmpty() && permissions.containsAll(liftedBy);
    }

    /** The options that ask for what lifts it, as they are typed; empty text when nothing does. */
    public String options() {
        return liftedBy.stream().map(Permission::option).collect(Collectors.joining(" "));
    }

    /** The same with a graver one beside it, which gives it its code and says what to do, and needs its own permissions, too. */
    Obstacle and(Obstacle graver) {
        String problems = problem + " " + graver.problem;
        if (liftedBy.isEmpty() || graver.liftedBy.isEmpty()) {
            return firm(graver.code, problems, remedy + " " + graver.remedy);
        }
        Set<Permission> all = EnumSet.copyOf(liftedBy);
        all.addAll(graver.liftedBy);
        Obstacle both = new Obstacle(graver.code, problems, graver.remedy, all);
        return new Obstacle(graver.code, problems, graver.remedy + " It takes " + both.options() + " then.", all);
    }
}
