package dev.k2g.graph;

import java.util.Optional;

/**
 * A node or relationship that a statement has to do with.
 *
 * @param what what it does with it
 * @param before how it was: a {@link Node}, or a {@link Path} of one relationship; empty when it is created
 * @param after how it is then, in the same way; empty when it is deleted
 */
public record AffectedEntity(What what, Optional<?> before, Optional<?> after) {

    /** What a statement does with a node or relationship. */
    public enum What {
        /** It was not there before. */
        CREATED,
        /** It was there, with other labels or properties. */
        CHANGED,
        /** It was there, and stays as it is. */
        MATCHED,
        /** It is not there any more. */
        DELETED
    }
}
