package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code until}, {@code while}, {@code repeat}, {@code recurse}: as jq defines them by recursion, but the last result of a
 * step is gone on with in a loop, so that the stack grows only where a step has several.
 */
final class Loops {

    private Loops() {}

    static void addTo(Builtins builtins) {
        builtins.filter("until/2", arguments -> until(arguments.get(0), arguments.get(1)));
        builtins.filter("while/2", arguments -> whilst(arguments.get(0), arguments.get(1)));
        builtins.filter("repeat/1", arguments -> recurse(arguments.get(0)));
        builtins.filter("recurse/1", arguments -> recurse(arguments.get(0)));
        builtins.filter("recurse/2", arguments -> {
            Filter isTaken = Control.condition(arguments.get(1), Filters.IDENTITY, (env, path, in, out) -> {});
            return recurse(Filters.pipe(arguments.get(0), isTaken));
        });
    }

    private static Filter until(Filter condition, Filter next) {
        return loop((env, path, in, results, nexts) -> condition.values(env, in, isDone -> {
            if (Types.isTrue(isDone)) {
                results.emit(path, in);
            } else {
                next.run(env, path, in, nexts);
            }
        }));
    }

    private static Filter whilst(Filter condition, Filter update) {
        return loop((env, path, in, results, nexts) -> condition.values(env, in, isOn -> {
            if (Types.isTrue(isOn)) {
                results.emit(path, in);
                update.run(env, path, in, nexts);
            }
        }));
    }

    private static Filter recurse(Filter next) {
        return loop((env, path, in, results, nexts) -> {
            results.emit(path, in);
            next.run(env, path, in, nexts);
        });
    }

    private static Filter loop(Step step) {
        return (env, path, in, out) -> new Loop(step, env, out).run(path, in);
    }

    /** What is done with one value: it gives results, and the values to go on with. */
    @FunctionalInterface
    private interface Step {
        void run(Env env, Path path, JsonNode in, Filter.Output results, Filter.Output nexts);
    }

    private static final class Loop {

        private final Step step;
        private final Env env;
        private final Filter.Output out;

        /** The newest value to go on with: it waits until it is known whether it is the step's last. */
        private @Nullable JsonNode waiting;

        private Path waitingPath = Path.UNTRACKED;

        Loop(Step step, Env env, Filter.Output out) {
            this.step = step;
            this.env = env;
            this.out = out;
        }

        void run(Path path, JsonNode in) {
            waiting = in;
            waitingPath = path;
            for (long steps = 1; waiting != null; steps++) {
                Limits.checkSteps(steps);
                JsonNode value = waiting;
                waiting = null;
                try {
                    step.run(env, waitingPath, value, this::emit, this::goOn);
                } catch (RuntimeException e) {
                    // what came before the error is due before it
                    finishWaiting();
                    throw e;
                }
            }
        }

        private void emit(Path path, JsonNode value) {
            finishWaiting();
            out.emit(path, value);
        }

        private void goOn(Path path, JsonNode value) {
            finishWaiting();
            waiting = value;
            waitingPath = path;
        }

        private void finishWaiting() {
            JsonNode value = waiting;
            if (value != null) {
                waiting = null;
                new Loop(step, env, out).run(waitingPath, value);
            }
        }
    }
}
