package dev.k2g.sinkconfig;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record as the sink gives it to its statement, as of 5.5.2: of text that begins with JSON the first value counts, what is
 * no JSON or {@code null} stays text, integers have 64 bits, and other numbers are doubles.
 *
 * @param key its key as text, if it has one
 * @param value its value as text; none for a tombstone
 * @param headers its headers, as text
 * @param timestamp milliseconds since 1970; now when that is not known
 */
public record SinkEvent(
        Optional<String> key, Optional<String> value, Map<String, Optional<String>> headers, OptionalLong timestamp) {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();

    private static final int LONG_BITS = 63;

    /**
     * Why the sink cannot read it, whatever its statement names of it: then it is a dead letter. Headers of lists and maps are
     * not looked into.
     */
    public Optional<String> unreadable() {
        if (key.filter(SinkEvent::isBlank).isPresent()) {
            return Optional.of("Its key is blank, which the sink takes for broken JSON.");
        }
        if (headers.values().stream().flatMap(Optional::stream).anyMatch(SinkEvent::isBlank)) {
            return Optional.of("A header is blank, which the sink takes for broken JSON.");
        }
        boolean isTooLong = key.map(SinkEvent::parsed)
                .filter(JsonNode::isBigInteger)
                .filter(number -> number.bigIntegerValue().bitLength() > LONG_BITS)
                .isPresent();
        return isTooLong ? Optional.of("Its key is an integer of more than 64 bits.") : Optional.empty();
    }

    /** The parameters of the sink's statement for these records. */
    public static Map<String, Object> parameters(List<SinkEvent> records) {
        List<Object> events = new ArrayList<>();
        for (SinkEvent record : records) {
            Map<String, Object> event = new HashMap<>();
            event.put("offset", (long) events.size());
            event.put("q", 0L);
            event.put("params", record.values());
            events.add(event);
        }
        return Map.of("events", events, "q0", 0L);
    }

    /** Its parts by name. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        headers.forEach((name, text) -> named.put(name, value(text)));
        Instant at = timestamp.isPresent() ? Instant.ofEpochMilli(timestamp.getAsLong()) : Instant.now();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("timestamp", at.atOffset(ZoneOffset.UTC));
        values.put("header", named);
        values.put("key", value(key));
        values.put("value", value(value));
        return values;
    }

    private static @Nullable Object value(Optional<String> text) {
        if (text.isEmpty()) {
            return null;
        }
        JsonNode node = parsed(text.get());
        return node.isMissingNode() || node.isNull() ? text.get() : value(node);
    }

    private static boolean isBlank(String text) {
        return text.matches("[\\t\\n\\r ]*");
    }

    /** The first JSON value in a text; missing where there is none. */
    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                node.forEach(element -> list.add(value(element)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
            default -> null;
        };
    }
}
