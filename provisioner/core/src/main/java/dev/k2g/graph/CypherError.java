package dev.k2g.graph;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server finds wrong with a statement.
 *
 * @param message the server's words, in one line, without the position
 * @param line the line of the statement, from 1, when the server says it
 * @param column the column in that line, from 1, when the server says it
 */
public record CypherError(String message, OptionalInt line, OptionalInt column) {

    private static final Pattern POSITION = Pattern.compile("\\(line (\\d+), column (\\d+) \\(offset: \\d+\\)\\)");

    /** Reads a server's message: a sentence, a position in parentheses, and an excerpt with a mark below it. */
    static CypherError parse(String message) {
        Matcher position = POSITION.matcher(message);
        // line 0 is what servers say when they mean the whole statement
        if (!position.find() || position.group(1).equals("0")) {
            return new CypherError(
                    oneLine(POSITION.matcher(message).replaceAll("")), OptionalInt.empty(), OptionalInt.empty());
        }
        return new CypherError(
                oneLine(message.substring(0, position.start())),
                OptionalInt.of(Integer.parseInt(position.group(1))),
                OptionalInt.of(Integer.parseInt(position.group(2))));
    }

    /** The same, in a text that begins this many lines further down; without a position when it is above that. */
    public CypherError movedUp(int lines) {
        return line.orElse(0) > lines
                ? new CypherError(message, OptionalInt.of(line.orElse(0) - lines), column)
                : new CypherError(message, OptionalInt.empty(), OptionalInt.empty());
    }

    /** The message, with a full stop. */
    public String sentence() {
        return message.endsWith(".") ? message : message + ".";
    }

    InvalidInputException failure(Throwable cause) {
        String position = line.isPresent() ? " at line " + line.getAsInt() + ", column " + column.orElse(1) : "";
        return new InvalidInputException(
                FindingCode.CYPHER_INVALID,
                "The Cypher statement is not valid" + position + ": " + sentence(),
                "Correct the statement.",
                cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }
}
