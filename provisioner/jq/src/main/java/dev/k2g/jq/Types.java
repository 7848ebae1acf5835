package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;

/** jq's names of the types, and what it takes for true. */
final class Types {

    private Types() {}

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            case OBJECT -> "object";
            case STRING, BINARY -> "string";
            default -> "null";
        };
    }

    static boolean isTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : !value.isNull();
    }
}
