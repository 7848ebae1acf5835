package dev.k2g.graph;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server finds wrong with a statement.
 *
 * @param message the server's words, in one line, without the place
 * @param line the line of the statement, from 1, when the server says it
 * @param column the column in that line, from 1, when the server says it
 */
public record CypherError(String message, OptionalInt line, OptionalInt column) {

    private static final Pattern PLACE = Pattern.compile("\\(line (\\d+), column (\\d+) \\(offset: \\d+\\)\\)");

    /** Reads a server's message: a sentence, a place in parentheses, and an excerpt with a mark below it. */
    static CypherError parse(String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return new CypherError(oneLine(message), OptionalInt.empty(), OptionalInt.empty());
        }
        return new CypherError(
                oneLine(message.substring(0, place.start())),
                OptionalInt.of(Integer.parseInt(place.group(1))),
                OptionalInt.of(Integer.parseInt(place.group(2))));
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }
}
