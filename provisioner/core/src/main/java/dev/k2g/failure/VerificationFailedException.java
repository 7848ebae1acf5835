package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** The pipeline runs, but what it made is not what was expected. */
public final class VerificationFailedException extends K2gException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what was wrong, and where
     * @param remedy what to do
     */
    public VerificationFailedException(String problem, @Nullable String remedy) {
        this(problem, remedy, null);
    }

    /**
     * @param problem what was wrong, and where
     * @param remedy what to do
     * @param cause what was thrown below, if anything
     */
    public VerificationFailedException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        this(FindingCode.VERIFICATION_FAILED, problem, remedy, cause);
    }

    /**
     * @param code the more telling code
     * @param problem what was wrong, and where
     * @param remedy what to do
     */
    public VerificationFailedException(FindingCode code, String problem, @Nullable String remedy) {
        this(code, problem, remedy, null);
    }

    /**
     * @param code the more telling code
     * @param problem what was wrong, and where
     * @param remedy what to do
     * @param cause what was thrown below, if anything
     */
    public VerificationFailedException(
            FindingCode code, String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(code, problem, remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.VERIFICATION_FAILED;
    }
}
