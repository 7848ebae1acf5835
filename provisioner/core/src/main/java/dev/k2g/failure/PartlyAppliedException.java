package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** Some changes of a plan were carried out, others were not. */
public final class PartlyAppliedException extends K2gException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what was wrong, and where
     * @param remedy what to do
     */
    public PartlyAppliedException(String problem, @Nullable String remedy) {
        this(problem, remedy, null);
    }

    /**
     * @param problem what was wrong, and where
     * @param remedy what to do
     * @param cause what was thrown below, if anything
     */
    public PartlyAppliedException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        this(FindingCode.PARTLY_APPLIED, problem, remedy, cause);
    }

    /**
     * @param code the more telling code
     * @param problem what was wrong, and where
     * @param remedy what to do
     */
    public PartlyAppliedException(FindingCode code, String problem, @Nullable String remedy) {
        this(code, problem, remedy, null);
    }

    /**
     * @param code the more telling code
     * @param problem what was wrong, and where
     * @param remedy what to do
     * @param cause what was thrown below, if anything
     */
    public PartlyAppliedException(
            FindingCode code, String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(code, problem, remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.PARTLY_APPLIED;
    }
}
