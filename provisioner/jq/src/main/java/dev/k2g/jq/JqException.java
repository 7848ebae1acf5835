package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** An error as jq raises it: {@code try} can catch it. It is a result of the program, so it carries no stack trace. */
public final class JqException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonNode value;

    JqException(String message) {
        this(TextNode.valueOf(message));
    }

    JqException(JsonNode value) {
        super(value.isTextual() ? value.textValue() : JsonText.of(value) + " (not a string)", null, false, false);
        this.value = value;
    }

    /** What {@code catch} sees. */
    JsonNode value() {
        return value;
    }

    /** Such as {@code number (12)} or {@code object ({"a":1})}, cut as jq cuts it. */
    static String described(JsonNode value) {
        String text = JsonText.of(value);
        return Types.of(value) + " (" + (text.length() > 11 ? text.substring(0, 10) + "..." : text) + ")";
    }
}
