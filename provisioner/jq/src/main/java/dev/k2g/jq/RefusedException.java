package dev.k2g.jq;

/**
 * What a program cannot be given an exact answer to, or costs too much. {@code try} does not catch it: a rounded number
 * must not become another value without a word.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason, null, false, false);
    }
}
