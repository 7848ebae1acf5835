package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that k2g explains to its user. The message says what was wrong and where; {@link #remedy()}
 * says what to do. Neither ever holds a secret.
 */
public abstract sealed class K2gException extends RuntimeException
        permits InvalidInputException,
                FailedException,
                PartlyAppliedException,
                UnreachableException,
                LockedException,
                CancelledException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final FindingCode code;
    private final @Nullable String remedy;

    /**
     * @param exitCode what a process ends with that ends on this failure
     * @param code which of the known failures it is; of each kind one is the general code
     * @param problem what was wrong, and where
     * @param remedy what to do
     * @param cause what was thrown below, if anything
     */
    K2gException(
            ExitCode exitCode, FindingCode code, String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.exitCode = exitCode;
        this.code = code;
        this.remedy = remedy;
    }

    /** Which of the known failures it is. */
    public final FindingCode code() {
        return code;
    }

    /** What to do about it, as a sentence, or null when the problem says it already. */
    public final @Nullable String remedy() {
        return remedy;
    }

    /** What a process ends with that ends on this failure. */
    public final ExitCode exitCode() {
        return exitCode;
    }
}
