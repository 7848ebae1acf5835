package dev.k2g.migrate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value as it is written from 5.1 on.
 *
 * @param text the value
 * @param why what has changed in it, as sentences; empty when nothing has
 */
record LegacyValue(String text, String why) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    /** Units of a duration from 5.1 on, in milliseconds, the longest first. */
    private static final List<Map.Entry<String, Long>> UNITS =
            List.of(Map.entry("h", 3_600_000L), Map.entry("m", 60_000L), Map.entry("s", 1_000L));

    /** How a property's value is written. */
    enum Form {
        /** As it is. */
        TEXT,
        /** Addresses, separated by commas. */
        ADDRESSES,
        /** A number of milliseconds, which is a duration with a unit now. */
        MILLISECONDS,
        /** A list, separated by semicolons before 5.1 and by commas now. */
        LIST,
        /** Cypher. */
        CYPHER
    }

    static LegacyValue of(Form form, String value) {
        return switch (form) {
            case TEXT -> new LegacyValue(value, "");
            case ADDRESSES -> addresses(value);
            case MILLISECONDS -> duration(value);
            case LIST -> list(value);
            case CYPHER -> LegacyCypher.current(value);
        };
    }

    private static LegacyValue addresses(String value) {
        String current = value.replace("bolt+routing://", "neo4j://");
        return new LegacyValue(
                current, current.equals(value) ? "" : "The scheme bolt+routing is called neo4j since Neo4j 4.0.");
    }

    private static LegacyValue duration(String value) {
        String number = value.strip();
        if (!NUMBER.matcher(number).matches()) {
            return new LegacyValue(value, "A duration has a unit now, such as 30s.");
        }
        long milliseconds = Long.parseLong(number);
        String duration = UNITS.stream()
                .filter(unit -> milliseconds > 0 && milliseconds % unit.getValue() == 0)
                .findFirst()
                .map(unit -> milliseconds / unit.getValue() + unit.getKey())
                .orElse(milliseconds + "ms");
        return new LegacyValue(duration, "A duration has a unit now: " + number + " is " + duration + ".");
    }

    private static LegacyValue list(String value) {
        String current = value.replace(';', ',');
        return new LegacyValue(current, current.equals(value) ? "" : "The topics are separated by commas now.");
    }
}
