package dev.k2g.failure;

import org.jspecify.annotations.Nullable;

/** The user interrupted the work. */
public final class CancelledException extends K2gException {

    private static final long serialVersionUID = 1L;

    /** Without a cause below, and with the general code. */
    public CancelledException(String problem, @Nullable String remedy) {
        super(ExitCode.INTERRUPTED, FindingCode.INTERRUPTED, problem, remedy, null);
    }

    /** With the general code. */
    public CancelledException(String problem, @Nullable String remedy, @Nullable Throwable cause) {
        super(ExitCode.INTERRUPTED, FindingCode.INTERRUPTED, problem, remedy, cause);
    }

    /**
     * The thread was interrupted, and stays so.
     *
     * @param doing what it did, as it reads after "interrupted while"
     */
    public static CancelledException interrupted(String doing, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new CancelledException("Interrupted while " + doing + ".", null, cause);
    }
}
