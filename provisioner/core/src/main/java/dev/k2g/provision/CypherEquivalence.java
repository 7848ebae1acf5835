package dev.k2g.provision;

/** Compares Cypher texts. */
final class CypherEquivalence {

    /** White space beside these has no meaning. */
    private static final String SEPARATORS = "()[]{},;";

    private CypherEquivalence() {}

    /** Whether two texts differ at most in white space outside literals, quoted names and comments. */
    static boolean areSame(String one, String other) {
        return one.equals(other) || canonical(one).equals(canonical(other));
    }

    static String canonical(String cypher) {
        StringBuilder canonical = new StringBuilder();
        boolean space = false;
        int i = 0;
        while (i < cypher.length()) {
            if (Character.isWhitespace(cypher.charAt(i))) {
                space = true;
                i++;
                continue;
            }
            int end = tokenEnd(cypher, i);
            if (space && needsSpace(canonical, cypher.substring(i, end))) {
                canonical.append(' ');
            }
            canonical.append(cypher, i, end);
            space = false;
            i = end;
        }
        return canonical.toString();
    }

    private static boolean needsSpace(StringBuilder before, String token) {
        if (before.isEmpty()) {
            return false;
        }
        char last = before.charAt(before.length() - 1);
        boolean besideComment =
                isComment(token) && last != '/' || before.indexOf("*/", before.length() - 2) >= 0 || last == '\n';
        boolean besideSeparator = SEPARATORS.indexOf(last) >= 0 || SEPARATORS.indexOf(token.charAt(0)) >= 0;
        return !besideComment && !besideSeparator;
    }

    private static boolean isComment(String token) {
        return token.startsWith("/*") || token.startsWith("//");
    }

    /** Where the literal, quoted name, comment or single character that begins here ends. */
    private static int tokenEnd(String cypher, int start) {
        char first = cypher.charAt(start);
        if (first == '\'' || first == '"') {
            return quotedEnd(cypher, start, first);
        }
        if (first == '`') {
            return after(cypher, cypher.indexOf('`', start + 1), 1);
        }
        if (cypher.startsWith("//", start)) {
            return after(cypher, cypher.indexOf('\n', start), 1);
        }
        if (cypher.startsWith("/*", start)) {
            return after(cypher, cypher.indexOf("*/", start + 2), 2);
        }
        return start + 1;
    }

    private static int quotedEnd(String cypher, int start, char quote) {
        for (int i = start + 1; i < cypher.length(); i++) {
            if (cypher.charAt(i) == '\\') {
                i++;
            } else if (cypher.charAt(i) == quote) {
                return i + 1;
            }
        }
        return cypher.length();
    }

    private static int after(String cypher, int index, int length) {
        return index < 0 ? cypher.length() : index + length;
    }
}
