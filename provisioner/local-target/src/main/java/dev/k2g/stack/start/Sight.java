package dev.k2g.stack.start;

import org.jspecify.annotations.Nullable;

/**
 * What one look at a server's port found.
 *
 * @param kind what that means
 * @param detail what was seen, as it reads after "it"; empty text when the kind says all
 * @param cause what a client threw, if anything
 */
public record Sight(Kind kind, String detail, @Nullable Throwable cause) {

    /** Kinds of what can be found. */
    public enum Kind {
        /** Nobody listens. */
        NOBODY,
        /** It listens, and may be on its way. */
        NOT_YET,
        /** It speaks another protocol. */
        FOREIGN,
        /** What it identifies itself by, a certificate or the id of its cluster, is not the stack's. */
        UNTRUSTED,
        /** It is the stack's own, by its certificate, and does not let the stack in. */
        REFUSES,
        /** It is the stack's own, and does its work. */
        ANSWERS
    }

    static Sight of(Kind kind) {
        return new Sight(kind, "", null);
    }

    static Sight of(Kind kind, String detail) {
        return new Sight(kind, detail, null);
    }

    /** Whether it does its work. */
    boolean answers() {
        return kind == Kind.ANSWERS;
    }
}
