package dev.k2g.jq;

/** A text that is no jq program, or one that calls what is not there. */
public final class JqSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final boolean unknownName;

    private JqSyntaxException(String problem, int line, int column, boolean unknownName) {
        super(problem);
        this.line = line;
        this.column = column;
        this.unknownName = unknownName;
    }

    static JqSyntaxException at(Token token, String problem) {
        return new JqSyntaxException(problem, token.line(), token.column(), false);
    }

    static JqSyntaxException at(int line, int column, String problem) {
        return new JqSyntaxException(problem, line, column, false);
    }

    static JqSyntaxException unknown(Token token, String problem) {
        return new JqSyntaxException(problem, token.line(), token.column(), true);
    }

    /** What is wrong, without where. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** The column, counted from 1. */
    public int column() {
        return column;
    }

    /** Whether the program is well formed, but calls a function or a variable that is not there. */
    public boolean isUnknownName() {
        return unknownName;
    }
}
