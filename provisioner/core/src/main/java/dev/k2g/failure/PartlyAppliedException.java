package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** Some changes of a plan were carried out, others were not. */
public final class PartlyAppliedException extends K2gException {

    private static final long serialVersionUID = 1L;

    /** With the general code. */
    public PartlyAppliedException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(ExitCode.PARTLY_APPLIED, FindingCode.PARTLY_APPLIED, problem, remedy, cause);
    }
}
