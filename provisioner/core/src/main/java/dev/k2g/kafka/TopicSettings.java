package dev.k2g.kafka;

import java.util.Map;
import java.util.Set;

/**
 * What is to become of the settings of a topic that is there. Its others are left alone.
 *
 * @param set those that it is to have, by name
 * @param unset the names of those that go back to what the broker gives
 */
public record TopicSettings(Map<String, String> set, Set<String> unset) {

    /** Copies the collections. */
    public TopicSettings {
        set = Map.copyOf(set);
        unset = Set.copyOf(unset);
    }

    /** Whether nothing becomes of any. */
    public boolean isEmpty() {
        return set.isEmpty() && unset.isEmpty();
    }
}
