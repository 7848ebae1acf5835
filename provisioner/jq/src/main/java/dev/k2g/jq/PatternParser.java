package dev.k2g.jq;

import dev.k2g.jq.Token.Kind;

import java.util.ArrayList;
import java.util.List;

/** The patterns that take a value apart: behind {@code as}, and in loops. */
final class PatternParser {

    private final TokenReader tokens;
    private final Parser filters;

    PatternParser(TokenReader tokens, Parser filters) {
        this.tokens = tokens;
        this.filters = filters;
    }

    /** Only to learn which variables it has. */
    void variables(Names names, List<String> variables) {
        Names[] inner = {names};
        pattern(inner, variables);
    }

    /** @param names one place, for the names with the pattern's variables */
    Pattern pattern(Names[] names) {
        return pattern(names, new ArrayList<>());
    }

    private Pattern pattern(Names[] names, List<String> variables) {
        Token first = tokens.next();
        if (first.kind() == Kind.VARIABLE) {
            names[0] = names[0].withVariable(first.text());
            variables.add(first.text());
            return Pattern.variable();
        }
        if (first.is("[")) {
            List<Pattern> elements = new ArrayList<>();
            do {
                elements.add(pattern(names, variables));
            } while (tokens.take(","));
            tokens.expect("]");
            return Pattern.array(elements);
        }
        if (!first.is("{")) {
            throw TokenReader.unexpected(first);
        }
        List<Pattern.FieldPattern> fields = new ArrayList<>();
        do {
            fields.add(fieldPattern(names, variables));
        } while (tokens.take(","));
        tokens.expect("}");
        return Pattern.object(fields);
    }

    private Pattern.FieldPattern fieldPattern(Names[] names, List<String> variables) {
        Token key = tokens.next();
        if (key.kind() == Kind.VARIABLE) {
            names[0] = names[0].withVariable(key.text());
            variables.add(key.text());
            Pattern pattern = tokens.take(":") ? Pattern.both(pattern(names, variables)) : Pattern.variable();
            return new Pattern.FieldPattern(Filters.constant(Values.of(key.text())), pattern);
        }
        Filter name;
        if (key.kind() == Kind.NAME || key.kind() == Kind.KEYWORD) {
            name = Filters.constant(Values.of(key.text()));
        } else if (key.kind() == Kind.STRING) {
            name = filters.string(key, names[0], JsonText::plain);
        } else if (key.is("(")) {
            name = filters.pipe(names[0]);
            tokens.expect(")");
        } else {
            throw TokenReader.unexpected(key);
        }
        tokens.expect(":");
        return new Pattern.FieldPattern(name, pattern(names, variables));
    }
}
