package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.function.Consumer;

/** A jq program that can be run, on any thread. It sees nothing but its input. */
public final class JqProgram {

    private final Filter filter;

    private JqProgram(Filter filter) {
        this.filter = filter;
    }

    /**
     * Compiles a program.
     *
     * @throws JqSyntaxException when it is none, or calls what is not there
     */
    public static JqProgram compile(String text) {
        try {
            Builtins builtins = Builtins.ALL;
            return new JqProgram(new Parser(Lexer.tokens(text), builtins).program(builtins.names()));
        } catch (StackOverflowError e) {
            // the parser recurses on brackets, and a program must not end the process
            throw JqSyntaxException.at(1, 1, "it is nested too deeply");
        }
    }

    /**
     * Hands each of the results for this input to the consumer, in order, as they are made.
     *
     * @throws JqException for an error of the program
     * @throws RefusedException when a result cannot be exact, or would cost too much
     */
    public void run(JsonNode input, Consumer<JsonNode> results) {
        try {
            filter.values(Env.EMPTY, input, results::accept);
        } catch (Control.BreakException e) {
            throw new JqException("break");
        } catch (StackOverflowError e) {
            throw new RefusedException("the program recurses too deeply, or the message is nested too deeply");
        } catch (ArithmeticException e) {
            // an exponent at the end of what BigDecimal has: no message may end a replay
            throw new RefusedException("a number is too large or too fine to compute with: " + e.getMessage());
        }
    }
}
