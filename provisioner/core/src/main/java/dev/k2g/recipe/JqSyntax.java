package dev.k2g.recipe;

import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whether a jq program can be parsed. Functions that do not exist are noticed when it runs. */
final class JqSyntax {

    private static final Pattern PLACE = Pattern.compile("at line (\\d+), column (\\d+)");

    private JqSyntax() {}

    /** What is wrong, and the line of the program that it is in, counted from 1. */
    record Mistake(int line, String message) {}

    static Optional<Mistake> check(String program) {
        try {
            JsonQuery.compile(program, Versions.JQ_1_6);
            return Optional.empty();
        } catch (StackOverflowError e) {
            // The parser recurses on brackets, and a recipe must not end the process.
            return Optional.of(new Mistake(1, "This jq program is nested too deeply."));
        } catch (JsonQueryException e) {
            Matcher place = PLACE.matcher(
                    e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage()));
            return Optional.of(
                    place.find()
                            ? new Mistake(
                                    Math.max(1, Integer.parseInt(place.group(1))),
                                    "This jq program cannot be parsed: it goes wrong after column %s."
                                            .formatted(place.group(2)))
                            : new Mistake(1, "This jq program cannot be parsed."));
        }
    }
}
