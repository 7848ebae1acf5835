package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** The pipeline runs, but what it made is not what was expected. */
public final class VerificationFailedException extends K2gException {

    private static final long serialVersionUID = 1L;

    /** Without a cause below, and with the general code. */
    public VerificationFailedException(String problem, @Nullable String remedy) {
        super(FindingCode.VERIFICATION_FAILED, problem, remedy, null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.VERIFICATION_FAILED;
    }
}
