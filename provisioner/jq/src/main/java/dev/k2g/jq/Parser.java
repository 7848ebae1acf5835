package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.jq.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes filters of words, by jq's grammar: pipes, definitions and operators here, what they join in {@link TermParser}. Names
 * are resolved on the way, so that a call of what is not there is found.
 */
final class Parser {

    private static final int COMMA = 1;
    private static final int ALTERNATIVE = 2;
    private static final int ASSIGNMENT = 3;
    private static final int COMPARISON = 6;
    private static final int PRODUCT = 8;

    private static final Map<String, Integer> PRECEDENCES = Map.ofEntries(
            Map.entry(",", COMMA),
            Map.entry("//", ALTERNATIVE),
            Map.entry("=", ASSIGNMENT),
            Map.entry("|=", ASSIGNMENT),
            Map.entry("+=", ASSIGNMENT),
            Map.entry("-=", ASSIGNMENT),
            Map.entry("*=", ASSIGNMENT),
            Map.entry("/=", ASSIGNMENT),
            Map.entry("%=", ASSIGNMENT),
            Map.entry("//=", ASSIGNMENT),
            Map.entry("or", 4),
            Map.entry("and", 5),
            Map.entry("==", COMPARISON),
            Map.entry("!=", COMPARISON),
            Map.entry("<", COMPARISON),
            Map.entry("<=", COMPARISON),
            Map.entry(">", COMPARISON),
            Map.entry(">=", COMPARISON),
            Map.entry("+", 7),
            Map.entry("-", 7),
            Map.entry("*", PRODUCT),
            Map.entry("/", PRODUCT),
            Map.entry("%", PRODUCT));

    private final TokenReader tokens;
    private final TermParser terms;
    private final PatternParser patterns;

    Parser(List<Token> tokens, Builtins builtins) {
        this.tokens = new TokenReader(tokens);
        this.patterns = new PatternParser(this.tokens, this);
        this.terms = new TermParser(this.tokens, this, patterns, builtins);
    }

    /**
     * The filter of a whole program.
     *
     * @throws JqSyntaxException when it is none
     */
    Filter program(Names names) {
        Filter filter = pipe(names);
        tokens.expectEnd();
        return filter;
    }

    /** The names that a text of nothing but definitions adds. */
    Names definitions(Names names) {
        Names all = names;
        while (tokens.peek().is("def")) {
            all = definition(all);
        }
        tokens.expectEnd();
        return all;
    }

    /** Filters with pipes and definitions between them. */
    Filter pipe(Names names) {
        if (tokens.peek().is("def")) {
            return pipe(definition(names));
        }
        if (tokens.peek().is("import") || tokens.peek().is("include")) {
            throw JqSyntaxException.at(
                    tokens.peek(), "a map has no modules: define the functions in the program itself");
        }
        Filter left = binary(names, COMMA);
        return tokens.take("|") ? Filters.pipe(left, pipe(names)) : left;
    }

    /** A definition, and the names with it. */
    Names definition(Names names) {
        tokens.expect("def");
        Token name = tokens.next();
        if (name.kind() != Kind.NAME && name.kind() != Kind.KEYWORD) {
            throw TokenReader.unexpected(name);
        }
        List<String> parameters = new ArrayList<>();
        if (tokens.take("(")) {
            do {
                Token parameter = tokens.next();
                if (parameter.kind() != Kind.NAME && parameter.kind() != Kind.VARIABLE) {
                    throw TokenReader.unexpected(parameter);
                }
                parameters.add((parameter.kind() == Kind.VARIABLE ? "$" : "") + parameter.text());
            } while (tokens.take(";"));
            tokens.expect(")");
        }
        tokens.expect(":");
        Names.Function function = new Names.Function(name.text(), parameters);
        Names outside = names.withFunction(function);
        Names inside = outside;
        for (String parameter : parameters) {
            boolean isVariable = parameter.startsWith("$");
            inside = inside.withArgument(isVariable ? parameter.substring(1) : parameter);
            inside = isVariable ? inside.withVariable(parameter.substring(1)) : inside;
        }
        function.define(pipe(inside));
        tokens.expect(";");
        return outside;
    }

    /** Filters with operators between them that bind at least so strongly. */
    private Filter binary(Names names, int weakest) {
        Filter left = unary(names);
        while (true) {
            Token operator = tokens.peek();
            int precedence = operator.kind() == Kind.SIGN || operator.kind() == Kind.KEYWORD
                    ? PRECEDENCES.getOrDefault(operator.text(), 0)
                    : 0;
            if (precedence < weakest || precedence == 0) {
                return left;
            }
            tokens.next();
            Filter right = binary(names, precedence == ALTERNATIVE ? precedence : precedence + 1);
            left = joined(operator.text(), left, right);
            boolean standsAlone = precedence == ASSIGNMENT || precedence == COMPARISON;
            if (standsAlone
                    && PRECEDENCES.getOrDefault(tokens.peek().text(), 0) == precedence
                    && tokens.peek().kind() == Kind.SIGN) {
                throw TokenReader.unexpected(tokens.peek());
            }
        }
    }

    private static Filter joined(String operator, Filter left, Filter right) {
        return switch (operator) {
            case "," -> Filters.comma(left, right);
            case "//" -> Control.alternative(left, right);
            case "or" -> Filters.or(left, right);
            case "and" -> Filters.and(left, right);
            case "=" -> Updates.assignment(left, right);
            case "|=" -> Updates.update(left, right);
            case "//=" -> Updates.arithmetic(left, right, (old, value) -> Types.isTrue(old) ? old : value);
            case "+=", "-=", "*=", "/=", "%=" ->
                Updates.arithmetic(left, right, Operators.of(operator.substring(0, 1)));
            default -> Filters.binary(operator, left, right);
        };
    }

    private Filter unary(Names names) {
        return tokens.take("-") ? Filters.negation(binary(names, PRODUCT)) : binding(names);
    }

    private Filter binding(Names names) {
        Filter source = terms.term(names);
        if (!tokens.take("as")) {
            return source;
        }
        List<Integer> starts = new ArrayList<>();
        List<String> all = new ArrayList<>();
        do {
            starts.add(tokens.position());
            List<String> variables = new ArrayList<>();
            patterns.variables(names, variables);
            variables.stream().filter(variable -> !all.contains(variable)).forEach(all::add);
        } while (tokens.take("?//"));
        tokens.expect("|");
        int body = tokens.position();
        if (starts.size() == 1) {
            tokens.goTo(starts.get(0));
            Names[] inner = {names};
            Pattern pattern = patterns.pattern(inner);
            tokens.goTo(body);
            return Control.binding(source, pattern, pipe(inner[0]));
        }
        // each binds the variables of all, and has a body of its own
        Names unbound = names.withVariable("");
        for (String variable : all) {
            unbound = unbound.withVariable(variable);
        }
        Filter next = null;
        for (int i = starts.size() - 1; i >= 0; i--) {
            tokens.goTo(starts.get(i));
            Names[] inner = {unbound};
            Pattern pattern = patterns.pattern(inner);
            tokens.goTo(body);
            next = Control.oneOf(all.size(), pattern, pipe(inner[0]), next);
        }
        return Control.binding(source, Pattern.variable(), Objects.requireNonNull(next));
    }

    /** The value of an object's field: no comma, which begins the next one. */
    Filter fieldValue(Names names) {
        Filter value = binary(names, ALTERNATIVE);
        return tokens.take("|") ? Filters.pipe(value, fieldValue(names)) : value;
    }

    /** A string with what is interpolated in it. */
    Filter string(Token token, Names names, Function<JsonNode, String> format) {
        return terms.string(token, names, format);
    }
}
