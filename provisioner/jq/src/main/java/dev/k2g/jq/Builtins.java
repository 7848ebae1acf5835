package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The functions that every program has: those in Java by name and number of arguments, and those of builtins.jq. */
final class Builtins {

    static final Builtins ALL = new Builtins();

    private final Map<String, Function> functions = new HashMap<>();
    private final Names names;

    /** A function in Java: makes a filter of the filters that are its arguments. */
    @FunctionalInterface
    interface Function {
        Filter of(List<Filter> arguments);
    }

    private Builtins() {
        ValueFunctions.addTo(this);
        MathFunctions.addTo(this);
        FilterFunctions.addTo(this);
        Loops.addTo(this);
        Gathering.addTo(this);
        value(
                "builtins",
                in -> Values.array(signatures().stream().map(Values::of).toList()));
        names = new Parser(Lexer.tokens(resource()), this).definitions(Names.NONE);
    }

    /** What is defined in jq. */
    Names names() {
        return names;
    }

    /** A call of a function in Java; null when there is none of this name and number of arguments. */
    @Nullable
    Filter call(String signature, List<Filter> arguments) {
        Function function = functions.get(signature);
        return function == null ? null : function.of(arguments);
    }

    /** The functions that a program can call, such as {@code map/1}. */
    TreeSet<String> signatures() {
        TreeSet<String> all = new TreeSet<>(functions.keySet());
        all.addAll(names.functions());
        all.removeIf(name -> name.startsWith("_"));
        return all;
    }

    void filter(String signature, Function function) {
        functions.put(signature, function);
    }

    /** A function of its input alone. */
    void value(String name, UnaryOperator<JsonNode> function) {
        filter(name + "/0", arguments -> (env, path, in, out) -> out.emit(path.ofValue(), function.apply(in)));
    }

    /** A function of its input and of each value of its argument. */
    void value(String name, BinaryOperator<JsonNode> function) {
        filter(
                name + "/1",
                arguments -> (env, path, in, out) -> arguments
                        .get(0)
                        .values(env, in, argument -> out.emit(path.ofValue(), function.apply(in, argument))));
    }

    /** A function of its input and of each two values of its arguments, of which the first changes first. */
    void value(String name, Ternary function) {
        filter(
                name + "/2",
                arguments -> (env, path, in, out) -> arguments
                        .get(1)
                        .values(
                                env,
                                in,
                                second -> arguments
                                        .get(0)
                                        .values(
                                                env,
                                                in,
                                                first -> out.emit(path.ofValue(), function.apply(in, first, second)))));
    }

    /** Makes a value of three. */
    @FunctionalInterface
    interface Ternary {
        JsonNode apply(JsonNode in, JsonNode first, JsonNode second);
    }

    static JsonNode nan() {
        return DoubleNode.valueOf(Double.NaN);
    }

    private static String resource() {
        try (InputStream in = Objects.requireNonNull(Builtins.class.getResourceAsStream("builtins.jq"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
