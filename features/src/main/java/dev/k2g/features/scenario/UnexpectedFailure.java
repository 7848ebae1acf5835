package dev.k2g.features.scenario;

import dev.k2g.failure.K2gException;

/** A failure that might have been expected by a later step, and was not. */
public final class UnexpectedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int step;

    /**
     * @param step the step that it came in, counted from 1
     * @param failure what failed
     */
    public UnexpectedFailure(int step, K2gException failure) {
        super(failure.getMessage(), failure);
        this.step = step;
    }

    /** The step of the scenario that it came in, counted from 1; that may be long before it was noticed. */
    public int step() {
        return step;
    }
}
