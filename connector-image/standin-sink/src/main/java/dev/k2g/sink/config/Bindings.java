package dev.k2g.sink.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names under which parts of a record are visible to the user's Cypher; an empty name means not at all.
 *
 * @param timestamp name of the record's timestamp
 * @param header name of the map of its headers
 * @param key name of its key
 * @param value name of its value
 * @param valueAsEvent whether the value is visible as {@code event} too
 */
public record Bindings(String timestamp, String header, String key, String value, boolean valueAsEvent) {

    /** What legacy connectors bind: the value as {@code event}. */
    public static Bindings eventOnly() {
        return new Bindings("", "", "", "", true);
    }

    /** Name to the part of the record, in the order in which they are projected. */
    public Map<String, String> projection() {
        Map<String, String> projection = new LinkedHashMap<>();
        if (valueAsEvent) {
            projection.put("event", "value");
        }
        putNamed(projection, timestamp, "timestamp");
        putNamed(projection, header, "header");
        putNamed(projection, key, "key");
        putNamed(projection, value, "value");
        return projection;
    }

    private static void putNamed(Map<String, String> projection, String name, String part) {
        if (!name.isEmpty()) {
            projection.put(name, part);
        }
    }
}
