package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/** What {@code + - * / %} and the comparisons make of two values of any type. */
final class Operators {

    private static final Map<String, BinaryOperator<JsonNode>> BY_SIGN = Map.ofEntries(
            Map.entry("+", Operators::add),
            Map.entry("-", Operators::subtract),
            Map.entry("*", Operators::multiply),
            Map.entry("/", Operators::divide),
            Map.entry("%", Operators::modulo),
            Map.entry("==", (a, b) -> Values.of(Order.areEqual(a, b))),
            Map.entry("!=", (a, b) -> Values.of(!Order.areEqual(a, b))),
            Map.entry("<", (a, b) -> Values.of(Order.isBelow(a, b))),
            Map.entry("<=", (a, b) -> Values.of(Order.isBelow(a, b) || Order.areEqual(a, b))),
            Map.entry(">", (a, b) -> Values.of(!Order.isBelow(a, b) && !Order.areEqual(a, b))),
            Map.entry(">=", (a, b) -> Values.of(!Order.isBelow(a, b))));

    private Operators() {}

    static BinaryOperator<JsonNode> of(String sign) {
        return BY_SIGN.getOrDefault(sign, Operators::add);
    }

    static JsonNode add(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Arithmetic.add(a, b);
        } else if (a.isNull()) {
            return b;
        } else if (b.isNull()) {
            return a;
        } else if (a.isTextual() && b.isTextual()) {
            Limits.checkLetters((long) a.textValue().length() + b.textValue().length());
            return Values.of(a.textValue() + b.textValue());
        } else if (a.isArray() && b.isArray()) {
            Limits.checkElements((long) a.size() + b.size());
            ArrayNode both = Values.copy(a);
            b.forEach(both::add);
            return both;
        } else if (a.isObject() && b.isObject()) {
            ObjectNode both = Values.copyOfObject(a);
            b.fields().forEachRemaining(field -> both.set(field.getKey(), field.getValue()));
            return both;
        }
        throw cannot(a, b, "added");
    }

    private static JsonNode subtract(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Arithmetic.subtract(a, b);
        } else if (a.isArray() && b.isArray()) {
            TreeSet<JsonNode> without = new TreeSet<>(Order.ASCENDING);
            b.forEach(without::add);
            ArrayNode left = Values.array();
            a.forEach(element -> {
                if (!without.contains(element) || Numbers.isNan(element)) {
                    left.add(element);
                }
            });
            return left;
        }
        throw cannot(a, b, "subtracted");
    }

    private static JsonNode multiply(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Arithmetic.multiply(a, b);
        } else if (a.isTextual() && b.isNumber()) {
            return repeat(a.textValue(), b);
        } else if (a.isNumber() && b.isTextual()) {
            return repeat(b.textValue(), a);
        } else if (a.isObject() && b.isObject()) {
            return merge(a, b);
        }
        throw cannot(a, b, "multiplied");
    }

    private static JsonNode repeat(String text, JsonNode times) {
        double count = Numbers.isBeyond(times) ? Numbers.index(times) : times.doubleValue();
        if (!(count > 0)) {
            return Values.NULL;
        }
        int whole = (int) Math.max(1, count);
        Limits.checkLetters((long) whole * text.length());
        return Values.of(text.repeat(whole));
    }

    private static JsonNode merge(JsonNode a, JsonNode b) {
        ObjectNode both = Values.copyOfObject(a);
        b.fields().forEachRemaining(field -> {
            JsonNode there = both.get(field.getKey());
            boolean isMerged =
                    there != null && there.isObject() && field.getValue().isObject();
            both.set(field.getKey(), isMerged ? merge(there, field.getValue()) : field.getValue());
        });
        return both;
    }

    private static JsonNode divide(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Arithmetic.divide(a, b);
        } else if (a.isTextual() && b.isTextual()) {
            return Texts.split(a.textValue(), b.textValue());
        }
        throw cannot(a, b, "divided");
    }

    private static JsonNode modulo(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Arithmetic.modulo(a, b);
        }
        throw cannot(a, b, "divided");
    }

    private static JqException cannot(JsonNode a, JsonNode b, String done) {
        return new JqException(
                "%s and %s cannot be %s".formatted(JqException.described(a), JqException.described(b), done));
    }
}
