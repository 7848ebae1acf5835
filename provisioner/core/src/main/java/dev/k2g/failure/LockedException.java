package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** Another k2g holds the lock, or the plan is stale. */
public final class LockedException extends K2gException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what was wrong, and where
     * @param remedy what to do
     */
    public LockedException(String problem, @Nullable String remedy) {
        this(problem, remedy, null);
    }

    /**
     * @param problem what was wrong, and where
     * @param remedy what to do
     * @param cause what was thrown below, if anything
     */
    public LockedException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        this(FindingCode.LOCKED, problem, remedy, cause);
    }

    /**
     * @param code the more telling code
     * @param problem what was wrong, and where
     * @param remedy what to do
     */
    public LockedException(FindingCode code, String problem, @Nullable String remedy) {
        this(code, problem, remedy, null);
    }

    /**
     * @param code the more telling code
     * @param problem what was wrong, and where
     * @param remedy what to do
     * @param cause what was thrown below, if anything
     */
    public LockedException(FindingCode code, String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(code, problem, remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.LOCKED;
    }
}
