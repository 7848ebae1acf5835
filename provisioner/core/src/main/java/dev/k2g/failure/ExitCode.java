package dev.k2g.failure;

/** What a process of k2g ends with. */
public enum ExitCode {
    /** Done, or there was nothing to do. */
    DONE(0),
    /** The work failed. */
    FAILED(1),
    /** Wrong usage, or a recipe, file or argument that cannot be right. */
    INVALID(2),
    /** There is something to change, and the user asked to be told so. */
    CHANGES_PENDING(3),
    /** Some changes were made, others were not. */
    PARTLY_APPLIED(4),
    /** What the pipeline made is not what was expected. */
    VERIFICATION_FAILED(5),
    /** A server did not answer, or not in time: worth another try. */
    UNREACHABLE(6),
    /** Another k2g holds the lock, or a saved plan is stale. */
    LOCKED(7),
    /** The user interrupted the work: 128 and the number of SIGINT, as shells have it. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** As the shell sees it. */
    public int number() {
        return number;
    }
}
