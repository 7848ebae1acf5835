package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;

/** A compiled piece of a program: one value in, any number of values out. */
@FunctionalInterface
interface Filter {

    /**
     * Hands every result to the output, one after the other.
     *
     * @param path where the input stands; {@link Path#UNTRACKED} unless paths are asked for
     * @throws JqException for an error of the program
     * @throws RefusedException when the result cannot be exact
     */
    void run(Env env, Path path, JsonNode in, Output out);

    /** Runs where paths are of no interest. */
    default void values(Env env, JsonNode in, Values out) {
        run(env, Path.UNTRACKED, in, (path, value) -> out.emit(value));
    }

    /** Takes results and where they stand. */
    @FunctionalInterface
    interface Output {
        void emit(Path path, JsonNode value);
    }

    /** Takes results. */
    @FunctionalInterface
    interface Values {
        void emit(JsonNode value);
    }
}
