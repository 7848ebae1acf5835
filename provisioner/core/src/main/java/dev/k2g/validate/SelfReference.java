package dev.k2g.validate;

import dev.k2g.recipe.cypher.SyntaxNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A property that is given a value made of its old one, such as {@code n.count = coalesce(n.count, 0) + 1}. */
final class SelfReference {

    private static final String[] OPERATIONS = {"Expression6", "Expression5", "Expression4", "Expression3"};

    private static final String[] WITH_A_VALUE_OF_THEIR_OWN = {"ListLiteral", "ListComprehension", "Map", "IndexPostfix"
    };

    /** What takes out of a list what is there twice. */
    private static final Set<String> WITHOUT_DOUBLES = Set.of("toset", "distinct", "union");

    private final String variable;
    private final String property;
    private final SyntaxNode value;

    private SelfReference(String variable, String property, SyntaxNode value) {
        this.variable = variable;
        this.property = property;
        this.value = value;
    }

    /**
     * The property of which that is so, as {@code n.count}; empty where there is none, or a condition or a function sees
     * to it that a second time changes nothing.
     *
     * @param target what gets the value: a property, or a node or relationship that gets a map
     */
    static Optional<String> of(SyntaxNode target, SyntaxNode value) {
        if (target.is("Variable")) {
            return value.all("Map")
                    .flatMap(map -> map.parts().stream().filter(key -> key.is("PropertyKeyName")))
                    .flatMap(key -> new SelfReference(target.name(), key.name(), value).found().stream())
                    .findFirst();
        }
        List<SyntaxNode> path = target.children();
        return path.size() == 2 && path.get(0).is("Reference")
                ? path.get(1)
                        .all("PropertyKeyName")
                        .flatMap(key -> new SelfReference(path.get(0).name(), key.name(), value).found().stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<String> found() {
        boolean isSafe = value.all()
                .anyMatch(part -> part.children().isEmpty()
                                && WITHOUT_DOUBLES.contains(part.text().toLowerCase(Locale.ROOT))
                        || isAmong(part));
        return !isSafe && isOperand(value, false) ? Optional.of(variable + "." + property) : Optional.empty();
    }

    /** {@code x IN n.list}: only what is not there yet is added. */
    private boolean isAmong(SyntaxNode part) {
        return part.is("StringAndListComparison")
                && part.after("IN").filter(this::isItself).isPresent();
    }

    /** Whether it is in here, and an operator makes something of it. */
    private boolean isOperand(SyntaxNode part, boolean isOperated) {
        if (isItself(part)) {
            return isOperated;
        }
        boolean goesOn = isOperated && !part.is(WITH_A_VALUE_OF_THEIR_OWN) || part.is(OPERATIONS);
        return part.children().stream().anyMatch(child -> isOperand(child, goesOn));
    }

    private boolean isItself(SyntaxNode part) {
        return part.is("Expression2")
                && part.children().get(0).name().equals(variable)
                && part.children().get(1).is("PropertyPostfix")
                && part.children()
                        .get(1)
                        .all("PropertyKeyName")
                        .anyMatch(key -> key.name().equals(property));
    }
}
