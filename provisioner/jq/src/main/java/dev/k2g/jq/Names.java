package dev.k2g.jq;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What names mean at a place of a program while it is compiled, innermost first, and where an {@link Env} has them. */
final class Names {

    static final Names NONE = new Names(null, "", null, 0);

    private final @Nullable Names outer;
    private final String name;
    private final @Nullable Function function;

    /** How many values an environment holds here. */
    private final int depth;

    private Names(@Nullable Names outer, String name, @Nullable Function function, int depth) {
        this.outer = outer;
        this.name = name;
        this.function = function;
        this.depth = depth;
    }

    Names withVariable(String variable) {
        return new Names(this, "$" + variable, null, depth + 1);
    }

    Names withLabel(String label) {
        return new Names(this, "label " + label, null, depth + 1);
    }

    Names withArgument(String argument) {
        return new Names(this, argument + "/0", null, depth + 1);
    }

    Names withFunction(Function defined) {
        return new Names(this, defined.signature(), defined, depth);
    }

    /** The innermost that has this name; null when there is none. */
    @Nullable
    Names find(String wanted) {
        for (Names names = this; names != null; names = names.outer) {
            if (names.name.equals(wanted)) {
                return names;
            }
        }
        return null;
    }

    /** How many levels out the found name's value is. */
    int levelsTo(Names found) {
        return depth - found.depth;
    }

    /** The function of this name; null for a variable, a label or an argument. */
    @Nullable
    Function function() {
        return function;
    }

    /** The names of all functions, such as {@code map/1}. */
    List<String> functions() {
        List<String> found = new ArrayList<>();
        for (Names names = this; names != null; names = names.outer) {
            if (names.function != null) {
                found.add(names.name);
            }
        }
        return found;
    }

    /** A function of the program. Its body is compiled after its name is known, since it may call itself. */
    static final class Function {

        private final String name;
        private final List<String> parameters;
        private Filter body = Filters.IDENTITY;

        Function(String name, List<String> parameters) {
            this.name = name;
            this.parameters = parameters;
        }

        String signature() {
            return name + "/" + parameters.size();
        }

        void define(Filter compiled) {
            body = compiled;
        }

        /** A call from so many levels further in than where the function is defined. */
        Filter call(int levels, List<Filter> arguments) {
            return (env, path, in, out) -> enter(0, arguments, env, env.outer(levels), path, in, out);
        }

        private void enter(
                int at,
                List<Filter> arguments,
                Env caller,
                Env own,
                Path path,
                com.fasterxml.jackson.databind.JsonNode in,
                Filter.Output out) {
            if (at == arguments.size()) {
                body.run(own, path, in, out);
                return;
            }
            Env with = own.with(new Env.Closure(arguments.get(at), caller));
            if (parameters.get(at).startsWith("$")) {
                arguments
                        .get(at)
                        .values(caller, in, value -> enter(at + 1, arguments, caller, with.with(value), path, in, out));
            } else {
                enter(at + 1, arguments, caller, with, path, in, out);
            }
        }
    }

    /** A call of what was given as an argument. */
    static Filter callArgument(int levels) {
        return (env, path, in, out) -> {
            Env.Closure closure = (Env.Closure) env.outer(levels).value();
            closure.filter().run(closure.env(), path, in, out);
        };
    }
}
