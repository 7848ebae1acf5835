package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k2g.jq.Filters.Field;
import dev.k2g.jq.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What operators join: literals, fields, brackets, calls, and the constructs that a keyword begins. */
final class TermParser {

    private final TokenReader tokens;
    private final Parser filters;
    private final PatternParser patterns;
    private final Builtins builtins;

    TermParser(TokenReader tokens, Parser filters, PatternParser patterns, Builtins builtins) {
        this.tokens = tokens;
        this.filters = filters;
        this.patterns = patterns;
        this.builtins = builtins;
    }

    /** A primary filter with what follows it: fields, brackets, question marks. */
    Filter term(Names names) {
        Filter term = primary(names);
        while (true) {
            Token token = tokens.peek();
            if (token.kind() == Kind.FIELD) {
                tokens.next();
                term = Filters.field(term, token.text());
            } else if (token.is(".") && tokens.peekBeyond().kind() == Kind.STRING) {
                tokens.next();
                term = Filters.index(term, string(tokens.next(), names, JsonText::plain));
            } else if (token.is(".") && tokens.peekBeyond().is("[")) {
                tokens.next();
                tokens.next();
                term = bracket(term, names);
            } else if (tokens.take("[")) {
                term = bracket(term, names);
            } else if (tokens.take("?")) {
                term = Control.attempt(term, null);
            } else {
                return term;
            }
        }
    }

    /** What follows an opening bracket behind a term. */
    private Filter bracket(Filter target, Names names) {
        if (tokens.take("]")) {
            return Filters.each(target);
        }
        Filter none = Filters.constant(Values.NULL);
        if (tokens.take(":")) {
            Filter to = filters.pipe(names);
            tokens.expect("]");
            return Filters.slice(target, none, to);
        }
        Filter from = filters.pipe(names);
        if (tokens.take(":")) {
            Filter to = tokens.peek().is("]") ? none : filters.pipe(names);
            tokens.expect("]");
            return Filters.slice(target, from, to);
        }
        tokens.expect("]");
        return Filters.index(target, from);
    }

    private Filter primary(Names names) {
        Token token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> Filters.constant(number(token));
            case STRING -> string(token, names, JsonText::plain);
            case FORMAT -> format(token, names);
            case FIELD -> Filters.field(Filters.IDENTITY, token.text());
            case VARIABLE -> variable(token, names);
            case NAME -> call(token, names);
            case KEYWORD -> keyword(token, names);
            case SIGN -> sign(token, names);
            case END -> throw TokenReader.unexpected(token);
        };
    }

    private Filter sign(Token token, Names names) {
        switch (token.text()) {
            case ".":
                if (tokens.peek().kind() == Kind.STRING) {
                    return Filters.index(Filters.IDENTITY, string(tokens.next(), names, JsonText::plain));
                }
                return Filters.IDENTITY;
            case "..":
                return Filters.recursive();
            case "(":
                Filter inner = filters.pipe(names);
                tokens.expect(")");
                return inner;
            case "[":
                if (tokens.take("]")) {
                    return (env, path, in, out) -> out.emit(path.ofValue(), Values.array());
                }
                Filter elements = filters.pipe(names);
                tokens.expect("]");
                return Filters.array(elements);
            case "{":
                return object(names);
            default:
                throw TokenReader.unexpected(token);
        }
    }

    private Filter keyword(Token token, Names names) {
        return switch (token.text()) {
            case "if" -> condition(names);
            case "try" -> {
                Filter body = term(names);
                yield Control.attempt(body, tokens.take("catch") ? term(names) : null);
            }
            case "reduce" -> {
                Loop loop = loop(names);
                tokens.expect(")");
                yield Control.reduce(loop.source, loop.pattern, loop.init, loop.update);
            }
            case "foreach" -> {
                Loop loop = loop(names);
                Filter extract = tokens.take(";") ? filters.pipe(loop.inner) : Filters.IDENTITY;
                tokens.expect(")");
                yield Control.foreach(loop.source, loop.pattern, loop.init, loop.update, extract);
            }
            case "label" -> {
                Token label = tokens.next();
                if (label.kind() != Kind.VARIABLE) {
                    throw TokenReader.unexpected(label);
                }
                tokens.expect("|");
                yield Control.label(filters.pipe(names.withLabel(label.text())));
            }
            case "def" -> {
                tokens.goTo(tokens.position() - 1);
                yield filters.pipe(filters.definition(names));
            }
            default -> throw TokenReader.unexpected(token);
        };
    }

    private Filter condition(Names names) {
        Filter condition = filters.pipe(names);
        tokens.expect("then");
        Filter then = filters.pipe(names);
        Filter otherwise = Filters.IDENTITY;
        if (tokens.take("elif")) {
            otherwise = condition(names);
        } else {
            if (tokens.take("else")) {
                otherwise = filters.pipe(names);
            }
            tokens.expect("end");
        }
        return Control.condition(condition, then, otherwise);
    }

    private record Loop(Filter source, Pattern pattern, Filter init, Filter update, Names inner) {}

    private Loop loop(Names names) {
        Filter source = term(names);
        tokens.expect("as");
        Names[] inner = {names};
        Pattern pattern = patterns.pattern(inner);
        tokens.expect("(");
        Filter init = filters.pipe(names);
        tokens.expect(";");
        return new Loop(source, pattern, init, filters.pipe(inner[0]), inner[0]);
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
        if (token.text().equals("break") && tokens.peek().kind() == Kind.VARIABLE) {
            Token label = tokens.next();
            Names found = names.find("label " + label.text());
            if (found == null) {
                throw JqSyntaxException.unknown(label, "$*label-" + label.text() + " is not defined");
            }
            return Control.breakOut(names.levelsTo(found));
        }
        List<Filter> arguments = new ArrayList<>();
        if (tokens.take("(")) {
            do {
                arguments.add(filters.pipe(names));
            } while (tokens.take(";"));
            tokens.expect(")");
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
        if (!tokens.take("}")) {
            do {
                fields.add(field(names));
            } while (tokens.take(","));
            tokens.expect("}");
        }
        return fields.isEmpty()
                ? (env, path, in, out) -> out.emit(path.ofValue(), Values.object())
                : Filters.object(fields);
    }

    private Field field(Names names) {
        Token key = tokens.next();
        switch (key.kind()) {
            case VARIABLE:
                return new Field(Filters.constant(Values.of(key.text())), variable(key, names));
            case NAME, KEYWORD:
                Filter name = Filters.constant(Values.of(key.text()));
                return new Field(
                        name,
                        tokens.take(":") ? filters.fieldValue(names) : Filters.field(Filters.IDENTITY, key.text()));
            case STRING, FORMAT:
                Filter computed = key.kind() == Kind.STRING ? string(key, names, JsonText::plain) : format(key, names);
                return new Field(
                        computed,
                        tokens.take(":") ? filters.fieldValue(names) : Filters.index(Filters.IDENTITY, computed));
            default:
                if (!key.is("(")) {
                    throw TokenReader.unexpected(key);
                }
                Filter expression = filters.pipe(names);
                tokens.expect(")");
                tokens.expect(":");
                return new Field(expression, filters.fieldValue(names));
        }
    }

    private Filter format(Token token, Names names) {
        UnaryOperator<JsonNode> format = Formats.named(token.text());
        if (format == null) {
            throw JqSyntaxException.unknown(token, token.text() + " is not a valid format");
        }
        if (tokens.peek().kind() == Kind.STRING) {
            return string(tokens.next(), names, value -> format.apply(value).textValue());
        }
        return (env, path, in, out) -> out.emit(path.ofValue(), format.apply(in));
    }

    /** A string with what is interpolated in it. */
    Filter string(Token token, Names names, Function<JsonNode, String> format) {
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
}
