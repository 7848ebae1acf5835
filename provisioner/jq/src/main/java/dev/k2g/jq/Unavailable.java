package dev.k2g.jq;

import java.util.Map;

/** Functions of jq that a map does not have, and what to use instead. */
final class Unavailable {

    private static final String ONE_MESSAGE = "a map is given one message at a time";
    private static final String NOTHING_OUTSIDE =
            "a map sees nothing but its message; use a parameter of the recipe, ${NAME}";
    private static final String NO_OUTPUT = "k2g try shows what a map makes of a message";
    private static final String NO_END = "use error(\"why\") to reject a message, or empty to make no record of it";
    private static final String OF_OTHERS = "k2g's maps are jq 1.7 without it";

    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("input/0", ONE_MESSAGE),
            Map.entry("inputs/0", ONE_MESSAGE),
            Map.entry("input_filename/0", ONE_MESSAGE),
            Map.entry("env/0", NOTHING_OUTSIDE),
            Map.entry("$ENV", NOTHING_OUTSIDE),
            Map.entry("$__prog_args", NOTHING_OUTSIDE),
            Map.entry("get_search_list/0", NOTHING_OUTSIDE),
            Map.entry("modulemeta/0", NOTHING_OUTSIDE),
            Map.entry("debug/0", NO_OUTPUT),
            Map.entry("debug/1", NO_OUTPUT),
            Map.entry("stderr/0", NO_OUTPUT),
            Map.entry("halt/0", NO_END),
            Map.entry("halt_error/0", NO_END),
            Map.entry("halt_error/1", NO_END));

    private Unavailable() {}

    /** What is said behind "is not defined". */
    static String hint(String signature) {
        return ": " + HINTS.getOrDefault(signature, OF_OTHERS);
    }
}
