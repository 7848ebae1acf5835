package dev.k2g.replay;

/** A line that no record can be made of, and why. It is a result rather than a fault, so it carries no stack trace. */
final class RejectedLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RejectedLineException(String reason) {
        super(reason, null, false, false);
    }

    /** The reason, for the rejects file. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
