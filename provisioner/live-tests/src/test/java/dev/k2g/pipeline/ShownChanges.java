package dev.k2g.pipeline;

import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a plan says to whoever reads it.
 *
 * @param plan the plan
 * @param permissions those with which it is carried out
 */
record ShownChanges(Plan plan, Set<Permission> permissions) {

    /** Whether something is in the way of a change that the recipe needs. */
    boolean areRefused() {
        return plan.changes().stream().anyMatch(change -> change.operation() != Operation.DELETE && isBlocked(change));
    }

    /** The deletions that nobody has asked for. */
    List<Change> forbidden() {
        return plan.changes().stream()
                .filter(change -> change.operation() == Operation.DELETE && isBlocked(change))
                .toList();
    }

    private boolean isBlocked(Change change) {
        return change.obstacle().filter(this::isInTheWay).isPresent();
    }

    private boolean isInTheWay(Obstacle obstacle) {
        return !obstacle.isLiftedBy(permissions);
    }

    /**
     * What will be different, in the words of {@link LiveSnapshot#differencesTo}.
     *
     * @param before what is there
     * @param then what is there then, for what a plan leaves to the servers
     */
    SortedSet<String> differences(LiveSnapshot before, LiveSnapshot then) {
        SortedSet<String> lines = new TreeSet<>();
        plan.pending().stream()
                .filter(change -> !forbidden().contains(change))
                .forEach(change -> lines.addAll(lines(change, before, then)));
        return lines;
    }

    private static List<String> lines(Change change, LiveSnapshot before, LiveSnapshot then) {
        String resource = change.resource().toString();
        List<String> lines = new ArrayList<>();
        if (change.operation() == Operation.DELETE) {
            return List.of(resource + LiveSnapshot.GOES);
        } else if (change.operation() == Operation.CREATE) {
            lines.add(resource + LiveSnapshot.COMES);
        }
        Map<String, String> own = before.find(resource).orElse(new TreeMap<>());
        for (FieldChange field : change.fields()) {
            // of a topic it may name the broker's value, where the topic has none of its own
            boolean isInherited = change.resource().kind() == ResourceKind.TOPIC && !own.containsKey(field.field());
            lines.add(LiveSnapshot.difference(
                    resource, field.field(), isInherited ? null : field.before(), field.after()));
        }
        if (change.operation() == Operation.CREATE) {
            SortedMap<String, String> made = then.find(resource).orElse(new TreeMap<>());
            byDefault(change, LiveSnapshot.PARTITIONS, made.get(LiveSnapshot.PARTITIONS))
                    .ifPresent(lines::add);
            byDefault(change, LiveSnapshot.STATE, made.containsKey(LiveSnapshot.STATE) ? "RUNNING" : null)
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<String> byDefault(Change change, String key, @Nullable String value) {
        boolean isShown =
                change.fields().stream().anyMatch(field -> field.field().equals(key));
        return isShown || value == null
                ? Optional.empty()
                : Optional.of(LiveSnapshot.difference(change.resource().toString(), key, null, value));
    }
}
