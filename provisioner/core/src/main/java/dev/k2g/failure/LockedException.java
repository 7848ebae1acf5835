package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** Another k2g holds the lock, or the plan is stale. */
public final class LockedException extends K2gException {

    private static final long serialVersionUID = 1L;

    /** Without a cause below, and with the general code. */
    public LockedException(String problem, @Nullable String remedy) {
        super(ExitCode.LOCKED, FindingCode.LOCKED, problem, remedy, null);
    }

    /** Without a cause below. */
    public LockedException(FindingCode code, String problem, @Nullable String remedy) {
        super(ExitCode.LOCKED, code, problem, remedy, null);
    }
}
