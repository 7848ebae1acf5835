package dev.k2g.provision;

import dev.k2g.kafka.LiveTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.recipe.TopicSpec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of a topic itself that the recipe does not have, or has no more.
 *
 * @param values their values by name
 */
record FormerSettings(SortedMap<String, String> values) {

    static FormerSettings of(TopicSpec wanted, LiveTopic live) {
        SortedMap<String, String> values = new TreeMap<>(live.config());
        values.keySet().removeAll(wanted.config().keySet());
        return new FormerSettings(Collections.unmodifiableSortedMap(values));
    }

    /** The change that also gives back to the broker those of them that k2g gave the topic. */
    Change unset(Change change, Set<String> given) {
        Set<String> former = new TreeSet<>(values.keySet());
        former.retainAll(given);
        if (former.isEmpty()) {
            return change;
        }
        List<FieldChange> fields = new ArrayList<>(change.fields());
        former.forEach(setting -> fields.add(new FieldChange(setting, values.get(setting), null)));
        fields.sort(Comparator.comparing(FieldChange::field));
        return new Change(change.resource(), Operation.UPDATE, fields)
                .withNote("What the recipe has no more goes back to the broker's default: " + String.join(", ", former)
                        + ".");
    }

    /** The change with a note of them, when it is not known which of them k2g gave the topic. */
    Change inDoubt(Change change) {
        return values.isEmpty()
                ? change
                : change.withNote("The recipe does not have " + String.join(", ", values.keySet())
                        + ", and an earlier k2g did not write down what it had set: it stays. To have the broker's"
                        + " default again, apply once with the setting in the recipe, and once without.");
    }
}
