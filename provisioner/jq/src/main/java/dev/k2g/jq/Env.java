package dev.k2g.jq;

import org.jspecify.annotations.Nullable;

/** The values that names have at a place of a program, innermost first: how far out a name is, is known beforehand. */
final class Env {

    static final Env EMPTY = new Env(null, Env.class);

    private final @Nullable Env outer;
    private final Object value;

    private Env(@Nullable Env outer, Object value) {
        this.outer = outer;
        this.value = value;
    }

    Env with(Object inner) {
        return new Env(this, inner);
    }

    /** The environment so many levels out. */
    Env outer(int levels) {
        Env env = this;
        for (int i = 0; i < levels && env.outer != null; i++) {
            env = env.outer;
        }
        return env;
    }

    /** The innermost value: a variable's, a label, or a {@link Closure}. */
    Object value() {
        return value;
    }

    /** A filter that was given as an argument, with the values that its names have. */
    record Closure(Filter filter, Env env) {}
}
