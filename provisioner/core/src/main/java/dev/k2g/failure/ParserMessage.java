package dev.k2g.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JSON parser of the servers or of k2g says, without what it says of itself: only the place is of use. */
public final class ParserMessage {

    /** As Jackson ends its messages; between the two there may be a part of the text. */
    private static final Pattern SOURCE = Pattern.compile(
            "\\s*\\bat \\[Source: .{0,2000}?(?:line: (\\d+), column: (\\d+)|byte offset: #\\w+)]", Pattern.DOTALL);

    private ParserMessage() {}

    /** The message, whose place reads {@code (line 1, column 4)}, or is left out where it is not known. */
    public static String readable(String message) {
        return SOURCE.matcher(message)
                .replaceAll(found -> found.group(1) == null
                        ? ""
                        : Matcher.quoteReplacement(" (line " + found.group(1) + ", column " + found.group(2) + ")"));
    }
}
