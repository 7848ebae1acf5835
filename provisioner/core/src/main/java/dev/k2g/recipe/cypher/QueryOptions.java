package dev.k2g.recipe.cypher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before a statement and is none of its grammar: {@code CYPHER 25 runtime=slotted}, EXPLAIN and PROFILE. */
final class QueryOptions {

    private static final String BLANK = "(?:\\s|//[^\n]*(?:\n|\\z)|/\\*(?s:.*?)\\*/)";
    private static final Pattern OPTIONS = Pattern.compile("(?i)\\A" + BLANK + "*+(?:(?:EXPLAIN|PROFILE)\\b" + BLANK
            + "*+|CYPHER\\b" + BLANK + "*+(?:\\d+(?:\\.\\d+)?\\b" + BLANK + "*+)?(?:\\w+" + BLANK + "*+=" + BLANK
            + "*+\\w+" + BLANK + "*+)*+)++");

    private QueryOptions() {}

    /** The text with spaces in their place. */
    static String blanked(String cypher) {
        Matcher options = OPTIONS.matcher(cypher);
        return options.find() ? options.group().replaceAll("[^\r\n]", " ") + cypher.substring(options.end()) : cypher;
    }
}
