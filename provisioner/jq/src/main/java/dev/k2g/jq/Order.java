package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * jq's order of values: null, false, true, numbers, strings by code point, arrays, objects by their keys first. Numbers up
 * to 2^53 are compared as doubles, as jq does; beyond, exactly.
 */
final class Order {

    /** For sorting and grouping. What is no number comes before the numbers. */
    static final Comparator<JsonNode> ASCENDING = Order::compare;

    /** By code point, which is how UTF-8 sorts. */
    static final Comparator<String> TEXT = Order::compareText;

    private Order() {}

    /** As {@code ==} has it: what is no number equals nothing. */
    static boolean areEqual(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return !Numbers.isNan(a) && !Numbers.isNan(b) && compareNumbers(a, b) == 0;
        }
        return rank(a) == rank(b) && compare(a, b) == 0;
    }

    /** As {@code <} has it: what is no number is below everything that is a number. */
    static boolean isBelow(JsonNode a, JsonNode b) {
        return Numbers.isNan(a) && b.isNumber() || compare(a, b) < 0;
    }

    static int compare(JsonNode a, JsonNode b) {
        int ranks = Integer.compare(rank(a), rank(b));
        if (ranks != 0) {
            return ranks;
        }
        return switch (a.getNodeType()) {
            case NUMBER -> compareNumbers(a, b);
            case STRING -> compareText(a.textValue(), b.textValue());
            case ARRAY -> compareArrays(a, b);
            case OBJECT -> compareObjects(a, b);
            default -> 0;
        };
    }

    private static int rank(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue() ? 2 : 1;
            case NUMBER -> 3;
            case STRING -> 4;
            case ARRAY -> 5;
            case OBJECT -> 6;
            default -> 0;
        };
    }

    private static int compareNumbers(JsonNode a, JsonNode b) {
        if (isLong(a) && isLong(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        if (Numbers.isNotFinite(a) || Numbers.isNotFinite(b) || !Numbers.isBeyond(a) && !Numbers.isBeyond(b)) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            boolean noNumber = Double.isNaN(x) || Double.isNaN(y);
            return noNumber ? Boolean.compare(Double.isNaN(y), Double.isNaN(x)) : x < y ? -1 : x > y ? 1 : 0;
        }
        return a.decimalValue().compareTo(b.decimalValue());
    }

    private static boolean isLong(JsonNode number) {
        return number.isInt() || number.isLong();
    }

    private static int compareText(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
                return pairs ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) : x - y;
            }
        }
        return a.length() - b.length();
    }

    private static int compareArrays(JsonNode a, JsonNode b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int elements = compare(a.get(i), b.get(i));
            if (elements != 0) {
                return elements;
            }
        }
        return a.size() - b.size();
    }

    private static int compareObjects(JsonNode a, JsonNode b) {
        List<String> keys = keys(a);
        List<String> others = keys(b);
        int common = Math.min(keys.size(), others.size());
        for (int i = 0; i < common; i++) {
            int names = compareText(keys.get(i), others.get(i));
            if (names != 0) {
                return names;
            }
        }
        if (keys.size() != others.size()) {
            return keys.size() - others.size();
        }
        for (String key : keys) {
            int values = compare(a.path(key), b.path(key));
            if (values != 0) {
                return values;
            }
        }
        return 0;
    }

    /** The object's keys in order. */
    static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(keys::add);
        keys.sort(TEXT);
        return keys;
    }
}
