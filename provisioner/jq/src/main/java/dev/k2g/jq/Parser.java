package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k2g.jq.Filters.Field;
import dev.k2g.jq.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes filters of words, by jq's grammar. Names are resolved on the way, so that a call of what is not there is found. */
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

    private final List<Token> tokens;
    private final Builtins builtins;
    private int at;

    Parser(List<Token> tokens, Builtins builtins) {
        this.tokens = tokens;
        this.builtins = builtins;
    }

    /**
     * The filter of a whole program.
     *
     * @throws JqSyntaxException when it is none
     */
    Filter program(Names names) {
        Filter filter = pipe(names);
        expectEnd();
        return filter;
    }

    /** The names that a text of nothing but definitions adds. */
    Names definitions(Names names) {
        Names all = names;
        while (peek().is("def")) {
            all = definition(all);
        }
        expectEnd();
        return all;
    }

    private Filter pipe(Names names) {
        if (peek().is("def")) {
            return pipe(definition(names));
        }
        if (peek().is("import") || peek().is("include")) {
            throw JqSyntaxException.at(peek(), "a map has no modules: define the functions in the program itself");
        }
        Filter left = binary(names, COMMA);
        return take("|") ? Filters.pipe(left, pipe(names)) : left;
    }

    private Names definition(Names names) {
        expect("def");
        Token name = next();
        if (name.kind() != Kind.NAME && name.kind() != Kind.KEYWORD) {
            throw unexpected(name);
        }
        List<String> parameters = new ArrayList<>();
        if (take("(")) {
            do {
                Token parameter = next();
                if (parameter.kind() != Kind.NAME && parameter.kind() != Kind.VARIABLE) {
                    throw unexpected(parameter);
                }
                parameters.add((parameter.kind() == Kind.VARIABLE ? "$" : "") + parameter.text());
            } while (take(";"));
            expect(")");
        }
        expect(":");
        Names.Function function = new Names.Function(name.text(), parameters);
        Names outside = names.withFunction(function);
        Names inside = outside;
        for (String parameter : parameters) {
            boolean isVariable = parameter.startsWith("$");
            inside = inside.withArgument(isVariable ? parameter.substring(1) : parameter);
            inside = isVariable ? inside.withVariable(parameter.substring(1)) : inside;
        }
        function.define(pipe(inside));
        expect(";");
        return outside;
    }

    private Filter binary(Names names, int weakest) {
        Filter left = unary(names);
        while (true) {
            Token operator = peek();
            int precedence = operator.kind() == Kind.SIGN || operator.kind() == Kind.KEYWORD
                    ? PRECEDENCES.getOrDefault(operator.text(), 0)
                    : 0;
            if (precedence < weakest || precedence == 0) {
                return left;
            }
            at++;
            Filter right = binary(names, precedence == ALTERNATIVE ? precedence : precedence + 1);
            left = joined(operator.text(), left, right);
            boolean standsAlone = precedence == ASSIGNMENT || precedence == COMPARISON;
            if (standsAlone && PRECEDENCES.getOrDefault(peek().text(), 0) == precedence && peek().kind() == Kind.SIGN) {
                throw unexpected(peek());
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
        return take("-") ? Filters.negation(binary(names, PRODUCT)) : binding(names);
    }

    private Filter binding(Names names) {
        Filter source = term(names);
        if (!take("as")) {
            return source;
        }
        List<Integer> starts = new ArrayList<>();
        List<String> all = new ArrayList<>();
        do {
            starts.add(at);
            List<String> variables = new ArrayList<>();
            pattern(names, variables);
            variables.stream().filter(variable -> !all.contains(variable)).forEach(all::add);
        } while (take("?//"));
        expect("|");
        int body = at;
        if (starts.size() == 1) {
            at = starts.get(0);
            Names[] inner = {names};
            Pattern pattern = pattern(inner);
            at = body;
            return Control.binding(source, pattern, pipe(inner[0]));
        }
        // each binds the variables of all, and has a body of its own
        Names unbound = names.withVariable("");
        for (String variable : all) {
            unbound = unbound.withVariable(variable);
        }
        Filter next = null;
        for (int i = starts.size() - 1; i >= 0; i--) {
            at = starts.get(i);
            Names[] inner = {unbound};
            Pattern pattern = pattern(inner);
            at = body;
            next = Control.oneOf(all.size(), pattern, pipe(inner[0]), next);
        }
        return Control.binding(source, Pattern.variable(), Objects.requireNonNull(next));
    }

    /** Only to learn which variables it has. */
    private void pattern(Names names, List<String> variables) {
        Names[] inner = {names};
        pattern(inner, variables);
    }

    private Pattern pattern(Names[] names) {
        return pattern(names, new ArrayList<>());
    }

    private Pattern pattern(Names[] names, List<String> variables) {
        Token first = next();
        if (first.kind() == Kind.VARIABLE) {
            names[0] = names[0].withVariable(first.text());
            variables.add(first.text());
            return Pattern.variable();
        }
        if (first.is("[")) {
            List<Pattern> elements = new ArrayList<>();
            do {
                elements.add(pattern(names, variables));
            } while (take(","));
            expect("]");
            return Pattern.array(elements);
        }
        if (!first.is("{")) {
            throw unexpected(first);
        }
        List<Pattern.FieldPattern> fields = new ArrayList<>();
        do {
            fields.add(fieldPattern(names, variables));
        } while (take(","));
        expect("}");
        return Pattern.object(fields);
    }

    private Pattern.FieldPattern fieldPattern(Names[] names, List<String> variables) {
        Token key = next();
        if (key.kind() == Kind.VARIABLE) {
            names[0] = names[0].withVariable(key.text());
            variables.add(key.text());
            Pattern pattern = take(":") ? Pattern.both(pattern(names, variables)) : Pattern.variable();
            return new Pattern.FieldPattern(Filters.constant(Values.of(key.text())), pattern);
        }
        Filter name;
        if (key.kind() == Kind.NAME || key.kind() == Kind.KEYWORD) {
            name = Filters.constant(Values.of(key.text()));
        } else if (key.kind() == Kind.STRING) {
            name = string(key, names[0], JsonText::plain);
        } else if (key.is("(")) {
            name = pipe(names[0]);
            expect(")");
        } else {
            throw unexpected(key);
        }
        expect(":");
        return new Pattern.FieldPattern(name, pattern(names, variables));
    }

    private Filter term(Names names) {
        Filter term = primary(names);
        while (true) {
            Token token = peek();
            if (token.kind() == Kind.FIELD) {
                at++;
                term = Filters.field(term, token.text());
            } else if (token.is(".") && tokens.get(at + 1).kind() == Kind.STRING) {
                at++;
                term = Filters.index(term, string(next(), names, JsonText::plain));
            } else if (token.is(".") && tokens.get(at + 1).is("[")) {
                at += 2;
                term = bracket(term, names);
            } else if (take("[")) {
                term = bracket(term, names);
            } else if (take("?")) {
                term = Control.attempt(term, null);
            } else {
                return term;
            }
        }
    }

    /** What follows an opening bracket behind a term. */
    private Filter bracket(Filter target, Names names) {
        if (take("]")) {
            return Filters.each(target);
        }
        Filter none = Filters.constant(Values.NULL);
        if (take(":")) {
            Filter to = pipe(names);
            expect("]");
            return Filters.slice(target, none, to);
        }
        Filter from = pipe(names);
        if (take(":")) {
            Filter to = peek().is("]") ? none : pipe(names);
            expect("]");
            return Filters.slice(target, from, to);
        }
        expect("]");
        return Filters.index(target, from);
    }

    private Filter primary(Names names) {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> Filters.constant(number(token));
            case STRING -> string(token, names, JsonText::plain);
            case FORMAT -> format(token, names);
            case FIELD -> Filters.field(Filters.IDENTITY, token.text());
            case VARIABLE -> variable(token, names);
            case NAME -> call(token, names);
            case KEYWORD -> keyword(token, names);
            case SIGN -> sign(token, names);
            case END -> throw unexpected(token);
        };
    }

    private Filter sign(Token token, Names names) {
        switch (token.text()) {
            case ".":
                if (peek().kind() == Kind.STRING) {
                    return Filters.index(Filters.IDENTITY, string(next(), names, JsonText::plain));
                }
                return Filters.IDENTITY;
            case "..":
                return Filters.recursive();
            case "(":
                Filter inner = pipe(names);
                expect(")");
                return inner;
            case "[":
                if (take("]")) {
                    return (env, path, in, out) -> out.emit(path.ofValue(), Values.array());
                }
                Filter elements = pipe(names);
                expect("]");
                return Filters.array(elements);
            case "{":
                return object(names);
            default:
                throw unexpected(token);
        }
    }

    private Filter keyword(Token token, Names names) {
        return switch (token.text()) {
            case "if" -> condition(names);
            case "try" -> {
                Filter body = term(names);
                yield Control.attempt(body, take("catch") ? term(names) : null);
            }
            case "reduce" -> {
                Loop loop = loop(names);
                expect(")");
                yield Control.reduce(loop.source, loop.pattern, loop.init, loop.update);
            }
            case "foreach" -> {
                Loop loop = loop(names);
                Filter extract = take(";") ? pipe(loop.inner) : Filters.IDENTITY;
                expect(")");
                yield Control.foreach(loop.source, loop.pattern, loop.init, loop.update, extract);
            }
            case "label" -> {
                Token label = next();
                if (label.kind() != Kind.VARIABLE) {
                    throw unexpected(label);
                }
                expect("|");
                yield Control.label(pipe(names.withLabel(label.text())));
            }
            case "def" -> {
                at--;
                yield pipe(definition(names));
            }
            default -> throw unexpected(token);
        };
    }

    private Filter condition(Names names) {
        Filter condition = pipe(names);
        expect("then");
        Filter then = pipe(names);
        Filter otherwise = Filters.IDENTITY;
        if (take("elif")) {
            otherwise = condition(names);
        } else {
            if (take("else")) {
                otherwise = pipe(names);
            }
            expect("end");
        }
        return Control.condition(condition, then, otherwise);
    }

    private record Loop(Filter source, Pattern pattern, Filter init, Filter update, Names inner) {}

    private Loop loop(Names names) {
        Filter source = term(names);
        expect("as");
        Names[] inner = {names};
        Pattern pattern = pattern(inner);
        expect("(");
        Filter init = pipe(names);
        expect(";");
        return new Loop(source, pattern, init, pipe(inner[0]), inner[0]);
    }

    private Filter variable(Token token, Names names) {
        if (token.text().equals("__loc__")) {
            return Filters.constant(location(token));
        }
        Names found = names.find("$" + token.text());
        if (found == null) {
            throw JqSyntaxException.unknown(
                    token, "$" + token.text() + " is not defined" + Unavailable.hint("$" + token.text()));
        }
        return Filters.variable(names.levelsTo(found));
    }

    private static JsonNode location(Token token) {
        ObjectNode location = Values.object();
        return location.put("file", "<top-level>").put("line", token.line());
    }

    private Filter call(Token token, Names names) {
        if (token.text().equals("break") && peek().kind() == Kind.VARIABLE) {
            Token label = next();
            Names found = names.find("label " + label.text());
            if (found == null) {
                throw JqSyntaxException.unknown(label, "$*label-" + label.text() + " is not defined");
            }
            return Control.breakOut(names.levelsTo(found));
        }
        List<Filter> arguments = new ArrayList<>();
        if (take("(")) {
            do {
                arguments.add(pipe(names));
            } while (take(";"));
            expect(")");
        }
        String signature = token.text() + "/" + arguments.size();
        Names found = names.find(signature);
        if (found != null) {
            Names.Function function = found.function();
            int levels = names.levelsTo(found);
            return function == null ? Names.callArgument(levels) : function.call(levels, arguments);
        }
        Filter builtin = builtins.call(signature, arguments);
        if (builtin == null) {
            throw JqSyntaxException.unknown(token, signature + " is not defined" + Unavailable.hint(signature));
        }
        return builtin;
    }

    private Filter object(Names names) {
        List<Field> fields = new ArrayList<>();
        if (!take("}")) {
            do {
                fields.add(field(names));
            } while (take(","));
            expect("}");
        }
        return fields.isEmpty()
                ? (env, path, in, out) -> out.emit(path.ofValue(), Values.object())
                : Filters.object(fields);
    }

    private Field field(Names names) {
        Token key = next();
        switch (key.kind()) {
            case VARIABLE:
                return new Field(Filters.constant(Values.of(key.text())), variable(key, names));
            case NAME, KEYWORD:
                Filter name = Filters.constant(Values.of(key.text()));
                return new Field(name, take(":") ? fieldValue(names) : Filters.field(Filters.IDENTITY, key.text()));
            case STRING, FORMAT:
                Filter computed = key.kind() == Kind.STRING ? string(key, names, JsonText::plain) : format(key, names);
                return new Field(computed, take(":") ? fieldValue(names) : Filters.index(Filters.IDENTITY, computed));
            default:
                if (!key.is("(")) {
                    throw unexpected(key);
                }
                Filter expression = pipe(names);
                expect(")");
                expect(":");
                return new Field(expression, fieldValue(names));
        }
    }

    private Filter fieldValue(Names names) {
        Filter value = binary(names, ALTERNATIVE);
        return take("|") ? Filters.pipe(value, fieldValue(names)) : value;
    }

    private Filter format(Token token, Names names) {
        UnaryOperator<JsonNode> format = Formats.named(token.text());
        if (format == null) {
            throw JqSyntaxException.unknown(token, token.text() + " is not a valid format");
        }
        if (peek().kind() == Kind.STRING) {
            return string(next(), names, value -> format.apply(value).textValue());
        }
        return (env, path, in, out) -> out.emit(path.ofValue(), format.apply(in));
    }

    private Filter string(Token token, Names names, Function<JsonNode, String> format) {
        List<String> texts = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        for (Object part : token.parts()) {
            if (part instanceof String text) {
                texts.add(text);
            } else {
                @SuppressWarnings("unchecked")
                List<Token> inner = (List<Token>) part;
                filters.add(new Parser(inner, builtins).program(names));
            }
        }
        return filters.isEmpty()
                ? Filters.constant(Values.of(texts.get(0)))
                : Filters.interpolated(texts, filters, format);
    }

    private static JsonNode number(Token token) {
        JsonNode number = Numbers.read(token.text());
        if (number == null) {
            throw JqSyntaxException.at(token, "the number " + token.text() + " is too long");
        }
        return number;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    private boolean take(String word) {
        if (!peek().is(word)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw JqSyntaxException.at(peek(), "unexpected " + peek().shown() + " where \"" + word + "\" is due");
        }
    }

    private void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected(peek());
        }
    }

    private static JqSyntaxException unexpected(Token token) {
        return JqSyntaxException.at(token, "unexpected " + token.shown());
    }
}
