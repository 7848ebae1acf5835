package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** Wrong usage, or a recipe, file or argument that cannot be right. */
public final class InvalidInputException extends K2gException {

    private static final long serialVersionUID = 1L;

    /** Without a cause below, and with the general code. */
    public InvalidInputException(String problem, @Nullable String remedy) {
        this(FindingCode.USAGE, problem, remedy, null);
    }

    /** With the general code. */
    public InvalidInputException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        this(FindingCode.USAGE, problem, remedy, cause);
    }

    /** Without a cause below. */
    public InvalidInputException(FindingCode code, String problem, @Nullable String remedy) {
        this(code, problem, remedy, null);
    }

    /** As {@link K2gException} has it. */
    public InvalidInputException(FindingCode code, String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(ExitCode.INVALID, code, problem, remedy, cause);
    }
}
