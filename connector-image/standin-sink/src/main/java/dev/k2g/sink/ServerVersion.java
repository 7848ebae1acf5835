package dev.k2g.sink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's version: {@code 5.26} or a year and month such as {@code 2025.06}.
 *
 * @param major the first number
 * @param minor the second
 */
record ServerVersion(int major, int minor) {

    private static final Pattern AGENT = Pattern.compile("/(\\d+)\\.(\\d+)");

    /** Reads what a server calls itself, such as {@code Neo4j/5.26.30}. An unreadable name counts as 5.26. */
    static ServerVersion ofAgent(String agent) {
        Matcher matcher = AGENT.matcher(agent);
        return matcher.find()
                ? new ServerVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : new ServerVersion(5, 26);
    }

    /** Whether the connector asks it for Cypher 25: it does from 2025.06. */
    boolean runsCypher25() {
        return major > 2025 || (major == 2025 && minor >= 6);
    }
}
