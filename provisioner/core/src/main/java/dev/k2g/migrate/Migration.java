package dev.k2g.migrate;

import dev.k2g.failure.InvalidInputException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sink's configuration made current, and what that took.
 *
 * @param name the connector's name
 * @param config its configuration for a sink of 5.1 or later, in the order of the old one, without a secret
 * @param wasCurrent whether it was current before, so that at most secrets are changed
 * @param changes the properties that are others now
 * @param dropped the properties that have no successor
 * @param notes what else there is to do or know, as sentences
 */
public record Migration(
        String name,
        Map<String, String> config,
        boolean wasCurrent,
        List<KeyChange> changes,
        List<Dropped> dropped,
        List<String> notes) {

    /** Copies the collections, in their order. */
    public Migration {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        changes = List.copyOf(changes);
        dropped = List.copyOf(dropped);
        notes = List.copyOf(notes);
    }

    /**
     * A property that is another one now.
     *
     * @param key what it was called
     * @param becomes what it is called, which may be the same when its value has changed
     * @param why why, as sentences; never a secret
     */
    public record KeyChange(String key, String becomes, String why) {}

    /**
     * A property that has no successor.
     *
     * @param key what it was called
     * @param why why it goes, as sentences; never a secret
     */
    public record Dropped(String key, String why) {}

    /**
     * Makes a configuration current.
     *
     * @throws InvalidInputException when it is not that of a Neo4j sink
     */
    public static Migration of(GivenConfig given) {
        return new Migrator(given).migrate();
    }
}
