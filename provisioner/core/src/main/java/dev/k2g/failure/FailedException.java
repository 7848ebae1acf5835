package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** The work was understood and tried, and it failed. */
public final class FailedException extends K2gException {

    private static final long serialVersionUID = 1L;

    /** Without a cause below, and with the general code. */
    public FailedException(String problem, @Nullable String remedy) {
        this(FindingCode.FAILED, problem, remedy, null);
    }

    /** With the general code. */
    public FailedException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        this(FindingCode.FAILED, problem, remedy, cause);
    }

    /** Without a cause below. */
    public FailedException(FindingCode code, String problem, @Nullable String remedy) {
        this(code, problem, remedy, null);
    }

    /** As {@link K2gException} has it. */
    public FailedException(FindingCode code, String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(ExitCode.FAILED, code, problem, remedy, cause);
    }
}
