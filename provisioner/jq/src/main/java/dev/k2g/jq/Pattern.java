package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Consumer;

/** What stands behind {@code as}: takes a value apart into variables. */
@FunctionalInterface
interface Pattern {

    /** Calls on with the variables bound; more than once where a key is computed and has several values. */
    void bind(Env env, JsonNode value, Consumer<Env> then);

    static Pattern variable() {
        return (env, value, then) -> then.accept(env.with(value));
    }

    static Pattern array(List<Pattern> elements) {
        return (env, value, then) -> {
            if (!value.isArray() && !value.isNull()) {
                throw new JqException("Cannot index " + Types.of(value) + " with number");
            }
            element(elements, 0, env, value, then);
        };
    }

    private static void element(List<Pattern> elements, int at, Env env, JsonNode value, Consumer<Env> then) {
        if (at == elements.size()) {
            then.accept(env);
            return;
        }
        JsonNode element = at < value.size() ? value.get(at) : Values.NULL;
        elements.get(at).bind(env, element, bound -> element(elements, at + 1, bound, value, then));
    }

    /**
     * A field of an object pattern.
     *
     * @param name computes the field's name
     * @param pattern what its value is bound to
     */
    record FieldPattern(Filter name, Pattern pattern) {}

    static Pattern object(List<FieldPattern> fields) {
        return (env, value, then) -> field(fields, 0, env, value, then);
    }

    private static void field(List<FieldPattern> fields, int at, Env env, JsonNode value, Consumer<Env> then) {
        if (at == fields.size()) {
            then.accept(env);
            return;
        }
        FieldPattern field = fields.get(at);
        field.name().values(env, value, name -> {
            if (!name.isTextual()) {
                throw new JqException("Cannot index " + Types.of(value) + " with " + Types.of(name));
            }
            field.pattern().bind(env, Access.get(value, name), bound -> field(fields, at + 1, bound, value, then));
        });
    }

    /** Binds the value to a variable, and takes it apart as well: {@code {$a: [$b]}}. */
    static Pattern both(Pattern inner) {
        return (env, value, then) -> inner.bind(env.with(value), value, then);
    }
}
