package dev.k2g.graph;

/** A label, relationship type, property or constraint name in a statement. */
public final class CypherName {

    private CypherName() {}

    /**
     * The name in backticks. A backtick in it is doubled, and so is its escaped form, which servers read as a backtick
     * before they look for the closing one.
     */
    public static String quote(String name) {
        return "`" + name.replace("\\u0060", "`").replace("`", "``") + "`";
    }
}
