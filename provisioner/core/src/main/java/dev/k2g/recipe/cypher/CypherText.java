package dev.k2g.recipe.cypher;

import dev.k2g.recipe.cypher.CypherToken.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a Cypher text apart. */
public final class CypherText {

    private static final String NAME_PART = "[_\\p{L}\\p{Nd}\\p{Cs}[^\\x{0}-\\x{FFFF}]]";

    /** A backquote in a name is written twice. What is not closed goes to the text's end. */
    private static final Pattern PART = Pattern.compile(
            "(?<skipped>\\p{javaWhitespace}+|//[^\n]*|/\\*.*?(?:\\*/|\\z))"
                    + "|(?<name>`(?:[^`]++|``)*+(?:`|\\z))"
                    + "|(?<literal>'(?:[^'\\\\]++|\\\\.)*+(?:'|\\\\?\\z)"
                    + "|\"(?:[^\"\\\\]++|\\\\.)*+(?:\"|\\\\?\\z)|\\p{Nd}" + NAME_PART + "*)"
                    + "|(?<word>" + NAME_PART + "+)"
                    + "|(?<symbol>.)",
            Pattern.DOTALL);

    private CypherText() {}

    /** The tokens of a text, without white space and comments. */
    public static List<CypherToken> tokens(String cypher) {
        List<CypherToken> tokens = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        for (Matcher part = PART.matcher(cypher); part.find(); ) {
            String text = part.group();
            if (part.start("skipped") < 0) {
                Kind kind = kind(part);
                String named = kind == Kind.QUOTED_NAME ? withoutBackquotes(text) : text;
                tokens.add(new CypherToken(kind, named, line, part.start() - lineStart + 1, part.start()));
            }
            if (text.indexOf('\n') >= 0) {
                line += (int) text.chars().filter(c -> c == '\n').count();
                lineStart = part.start() + text.lastIndexOf('\n') + 1;
            }
        }
        return tokens;
    }

    /** The text without the semicolons that end it, and without the comments behind them. */
    public static String withoutFinalSemicolons(String cypher) {
        List<CypherToken> tokens = tokens(cypher);
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).is(';')) {
            end--;
        }
        return end == tokens.size()
                ? cypher
                : cypher.substring(0, tokens.get(end).start()).stripTrailing();
    }

    private static Kind kind(Matcher part) {
        if (part.start("name") >= 0) {
            return Kind.QUOTED_NAME;
        }
        if (part.start("literal") >= 0) {
            return Kind.LITERAL;
        }
        return part.start("word") >= 0 ? Kind.WORD : Kind.SYMBOL;
    }

    private static String withoutBackquotes(String name) {
        String inner = name.endsWith("`") && name.length() > 1 ? name.substring(1, name.length() - 1) : name;
        return inner.replace("``", "`");
    }
}
