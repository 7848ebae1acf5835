package dev.k2g.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which release a Neo4j server is of: 4.4, 5.26, or since 2025 the year and the month.
 *
 * @param major the first number
 * @param minor the second number
 */
record Neo4jVersion(int major, int minor) {

    /** The one that is assumed when a server does not say which it is. */
    static final Neo4jVersion NEWEST = new Neo4jVersion(Integer.MAX_VALUE, 0);

    private static final Pattern NUMBERS = Pattern.compile("(?<major>\\d{1,4})\\.(?<minor>\\d{1,4})");

    /** Reads it from what a server says of itself, such as {@code Neo4j Kernel 5.26.30 community}. */
    static Neo4jVersion in(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? new Neo4jVersion(Integer.parseInt(numbers.group("major")), Integer.parseInt(numbers.group("minor")))
                : NEWEST;
    }

    boolean isBefore(int otherMajor, int otherMinor) {
        return major < otherMajor || major == otherMajor && minor < otherMinor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
