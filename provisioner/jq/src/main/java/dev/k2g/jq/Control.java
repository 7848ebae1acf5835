package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The filters that decide what runs: conditions, alternatives, errors, loops, labels. */
final class Control {

    private Control() {}

    static Filter condition(Filter condition, Filter then, Filter otherwise) {
        return (env, path, in, out) ->
                condition.values(env, in, c -> (Types.isTrue(c) ? then : otherwise).run(env, path, in, out));
    }

    /** {@code //}: the left side's true results, or the right side where it has none. */
    static Filter alternative(Filter left, Filter right) {
        return (env, path, in, out) -> {
            boolean[] isAny = {false};
            left.run(env, path, in, (p, value) -> {
                if (Types.isTrue(value)) {
                    isAny[0] = true;
                    out.emit(p, value);
                }
            });
            if (!isAny[0]) {
                right.run(env, path, in, out);
            }
        };
    }

    static Filter attempt(Filter body, @Nullable Filter handler) {
        return (env, path, in, out) -> shielded(inner -> body.run(env, path, in, inner), out, error -> {
            if (handler != null) {
                handler.run(env, path.ofValue(), error.value(), out);
            }
        });
    }

    /** Runs the body and hands its error on, but not one of those who take its results: that one passes. */
    private static void shielded(Body body, Filter.Output out, Handler handler) {
        Object here = new Object();
        JqException caught;
        try {
            body.run((path, value) -> {
                try {
                    out.emit(path, value);
                } catch (JqException e) {
                    throw new PassingException(e, here);
                }
            });
            return;
        } catch (PassingException e) {
            if (e.passing != here) {
                throw e;
            }
            throw e.error;
        } catch (JqException e) {
            caught = e;
        }
        handler.handle(caught);
    }

    static Filter reduce(Filter source, Pattern pattern, Filter init, Filter update) {
        return (env, path, in, out) -> init.run(env, path, in, (startPath, start) -> {
            State state = new State(startPath, start);
            source.values(
                    env,
                    in,
                    item -> pattern.bind(env, item, bound -> {
                        State last = new State(state.path.ofValue(), Values.NULL);
                        update.run(bound, state.path, state.value, last::set);
                        state.set(last.path, last.value);
                    }));
            out.emit(state.path, state.value);
        });
    }

    static Filter foreach(Filter source, Pattern pattern, Filter init, Filter update, Filter extract) {
        return (env, path, in, out) -> init.run(env, path, in, (startPath, start) -> {
            State state = new State(startPath, start);
            source.values(
                    env,
                    in,
                    item -> pattern.bind(env, item, bound -> {
                        update.run(bound, state.path, state.value, (p, value) -> {
                            state.set(p, value);
                            extract.run(bound, p, value, out);
                        });
                    }));
        });
    }

    static Filter binding(Filter source, Pattern pattern, Filter body) {
        return (env, path, in, out) ->
                source.values(env, in, value -> pattern.bind(env, value, bound -> body.run(bound, path, in, out)));
    }

    /**
     * One of the patterns of {@code ?//}, which takes the innermost variable apart. When it or the body fails, the next one
     * is tried.
     *
     * @param variables how many variables all of the patterns have; they are null until one binds them
     */
    static Filter oneOf(int variables, Pattern pattern, Filter body, @Nullable Filter next) {
        return (env, path, in, out) -> {
            JsonNode value = (JsonNode) env.value();
            Env unbound = env;
            for (int i = 0; i < variables; i++) {
                unbound = unbound.with(Values.NULL);
            }
            Env start = unbound;
            if (next == null) {
                pattern.bind(start, value, bound -> body.run(bound, path, in, out));
            } else {
                shielded(
                        inner -> pattern.bind(start, value, bound -> body.run(bound, path, in, inner)),
                        out,
                        error -> next.run(env, path, in, out));
            }
        };
    }

    static Filter label(Filter body) {
        return (env, path, in, out) -> {
            Object label = new Object();
            try {
                body.run(env.with(label), path, in, out);
            } catch (BreakException e) {
                if (e.label != label) {
                    throw e;
                }
            }
        };
    }

    static Filter breakOut(int levels) {
        return (env, path, in, out) -> {
            throw new BreakException(env.outer(levels).value());
        };
    }

    /** Stops a filter from where its results are taken. */
    static final class BreakException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Object label;

        BreakException(Object label) {
            super(null, null, false, false);
            this.label = label;
        }

        boolean isOf(Object other) {
            return label == other;
        }
    }

    private static final class PassingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient JqException error;
        private final transient Object passing;

        PassingException(JqException error, Object passing) {
            super(null, null, false, false);
            this.error = error;
            this.passing = passing;
        }
    }

    private static final class State {

        private Path path;
        private JsonNode value;

        State(Path path, JsonNode value) {
            this.path = path;
            this.value = value;
        }

        void set(Path newPath, JsonNode newValue) {
            path = newPath;
            value = newValue;
        }
    }

    private interface Body {
        void run(Filter.Output out);
    }

    private interface Handler {
        void handle(JqException error);
    }
}
