package dev.k2g.jq;

import dev.k2g.jq.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a program into words. */
final class Lexer {

    private static final Set<String> KEYWORDS = Set.of(
            "def", "if", "then", "elif", "else", "end", "as", "reduce", "foreach", "try", "catch", "label", "import",
            "include", "and", "or", "__loc__");
    private static final List<String> SIGNS = List.of(
            "?//=", "?//", "//=", "//", "|=", "+=", "-=", "*=", "/=", "%=", "==", "!=", "<=", ">=", "..", "=", "<", ">",
            "+", "-", "*", "/", "%", "|", ",", ".", "[", "]", "{", "}", "(", ")", ":", ";", "?", "$");
    private static final Pattern BLANK = Pattern.compile("(?:\\s|#[^\\n]*)+");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final String WORD = "[a-zA-Z_][a-zA-Z0-9_]*";
    private static final Pattern FIELD = Pattern.compile("\\.(" + WORD + ")");
    private static final Pattern VARIABLE = Pattern.compile("\\$((?:" + WORD + "::)*" + WORD + ")");
    private static final Pattern FORMAT = Pattern.compile("@([a-zA-Z0-9_]+)");
    private static final Pattern NAME = Pattern.compile("(?:" + WORD + "::)*" + WORD);

    private final String text;
    private int at;
    private int counted;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The program's words, the end last.
     *
     * @throws JqSyntaxException when it holds what is none
     */
    static List<Token> tokens(String program) {
        Lexer lexer = new Lexer(program);
        List<Token> tokens = lexer.until("");
        return tokens;
    }

    /** Words up to the bracket that closes, or up to the end of the text. */
    private List<Token> until(String closing) {
        List<Token> tokens = new ArrayList<>();
        int open = 0;
        while (true) {
            found(BLANK);
            if (at == text.length()) {
                if (!closing.isEmpty()) {
                    throw wrong("the string's \"\\(\" is not closed");
                }
                tokens.add(token(Kind.END, "", at));
                return tokens;
            }
            Token next = next();
            if (!closing.isEmpty() && open == 0 && next.is(closing)) {
                tokens.add(new Token(Kind.END, "", List.of(), next.line(), next.column()));
                return tokens;
            }
            open += next.is("(") ? 1 : next.is(")") ? -1 : 0;
            tokens.add(next);
        }
    }

    private Token next() {
        int start = at;
        if (text.charAt(at) == '"') {
            return string();
        }
        Matcher found;
        if ((found = found(NUMBER)) != null) {
            return token(Kind.NUMBER, found.group(), start);
        } else if ((found = found(FIELD)) != null) {
            return token(Kind.FIELD, found.group(1), start);
        } else if ((found = found(VARIABLE)) != null) {
            return token(Kind.VARIABLE, found.group(1), start);
        } else if ((found = found(FORMAT)) != null) {
            return token(Kind.FORMAT, found.group(1), start);
        } else if ((found = found(NAME)) != null) {
            return token(KEYWORDS.contains(found.group()) ? Kind.KEYWORD : Kind.NAME, found.group(), start);
        }
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return token(Kind.SIGN, sign, start);
            }
        }
        throw wrong("unexpected " + new String(Character.toChars(text.codePointAt(at))));
    }

    private Token string() {
        int start = at++;
        List<Object> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        while (true) {
            if (at >= text.length()) {
                at = start;
                throw wrong("a string is not closed");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                parts.add(part.toString());
                return new Token(Kind.STRING, "", parts, line(start), column(start));
            } else if (c != '\\') {
                part.append(c);
            } else if (text.startsWith("(", at)) {
                at++;
                parts.add(part.toString());
                part.setLength(0);
                parts.add(until(")"));
            } else {
                part.append(escaped());
            }
        }
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c == 'u'
                && at + 5 <= text.length()
                && text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            at += 5;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        throw wrong("a string has an escape that JSON does not know");
    }

    private @org.jspecify.annotations.Nullable Matcher found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }

    private Token token(Kind kind, String word, int start) {
        return new Token(kind, word, List.of(), line(start), column(start));
    }

    private JqSyntaxException wrong(String problem) {
        return JqSyntaxException.at(line(at), column(at), problem);
    }

    private int line(int position) {
        locate(position);
        return line;
    }

    private int column(int position) {
        locate(position);
        return position - lineStart + 1;
    }

    /** Counts lines on from where they were counted last. */
    private void locate(int position) {
        if (position < counted) {
            counted = 0;
            line = 1;
            lineStart = 0;
        }
        for (; counted < position; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
    }
}
