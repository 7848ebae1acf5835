package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** A server did not answer, or not in time: worth another try. */
public final class UnreachableException extends K2gException {

    private static final long serialVersionUID = 1L;

    /** Without a cause below, and with the general code. */
    public UnreachableException(String problem, @Nullable String remedy) {
        this(FindingCode.UNREACHABLE, problem, remedy, null);
    }

    /** With the general code. */
    public UnreachableException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        this(FindingCode.UNREACHABLE, problem, remedy, cause);
    }

    /** Without a cause below. */
    public UnreachableException(FindingCode code, String problem, @Nullable String remedy) {
        this(code, problem, remedy, null);
    }

    /** As {@link K2gException} has it. */
    public UnreachableException(FindingCode code, String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(ExitCode.UNREACHABLE, code, problem, remedy, cause);
    }
}
