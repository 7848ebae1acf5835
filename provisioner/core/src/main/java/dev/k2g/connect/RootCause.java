package dev.k2g.connect;

import dev.k2g.failure.ParserMessage;

import java.util.ArrayList;
import java.util.List;

/** The first cause in a task's stack trace: what an operator must know, in one line. */
public final class RootCause {

    private static final String CAUSED_BY = "Caused by: ";

    /** The driver repeats a server's error, in other words, as the cause of its own exception. */
    private static final String REPETITION = "org.neo4j.driver.exceptions.Neo4jException:";

    private static final int LONGEST = 500;

    private RootCause() {}

    /**
     * The innermost cause of a trace, without its class's package, and the right on a topic that was missing.
     *
     * @param trace a Java stack trace, as a connector's status holds it
     * @return one line of little more than 500 characters at most; "no cause was given" for an empty trace
     */
    public static String of(String trace) {
        String cause = withoutRights(trace);
        return MissingTopicRight.of(cause, trace)
                .map(right -> cause.replaceFirst("\\.?$", "") + ": its account lacks " + right)
                .orElse(cause);
    }

    static String withoutRights(String trace) {
        List<String> causes = causes(trace);
        if (causes.isEmpty()) {
            return "no cause was given";
        }
        int last = causes.size() - 1;
        while (last > 0 && causes.get(last).startsWith(REPETITION)) {
            last--;
        }
        String cause = ParserMessage.readable(withoutPackage(causes.get(last)))
                .replaceAll("\\s+", " ")
                .strip();
        return cause.length() <= LONGEST ? cause : cause.substring(0, LONGEST - 1) + "…";
    }

    /** The exceptions of the chain, outermost first, each with its message; suppressed ones are indented, so left out. */
    private static List<String> causes(String trace) {
        List<StringBuilder> causes = new ArrayList<>();
        boolean inMessage = false;
        for (String line : trace.lines().toList()) {
            if (causes.isEmpty() && !line.isBlank()) {
                causes.add(new StringBuilder(line));
                inMessage = true;
            } else if (line.startsWith(CAUSED_BY)) {
                causes.add(new StringBuilder(line.substring(CAUSED_BY.length())));
                inMessage = true;
            } else if (isFrame(line)) {
                inMessage = false;
            } else if (inMessage) {
                causes.get(causes.size() - 1).append(' ').append(line);
            }
        }
        return causes.stream().map(StringBuilder::toString).toList();
    }

    private static boolean isFrame(String line) {
        return line.startsWith("\tat ") || line.startsWith("\t... ") || line.startsWith("\tSuppressed: ");
    }

    private static String withoutPackage(String cause) {
        int colon = cause.indexOf(": ");
        String type = colon < 0 ? cause : cause.substring(0, colon);
        if (type.indexOf(' ') >= 0) {
            return cause;
        }
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        return simple + cause.substring(type.length());
    }
}
