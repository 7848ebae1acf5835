package dev.k2g.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.replay.MappedMessage.Content;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record as the sink gives it to its statement: text that is JSON counts as what it says, integers have 64 bits, and
 * other numbers are doubles.
 */
final class SinkEvent {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private SinkEvent() {}

    /** The parameters of the sink's statement for these records. */
    static Map<String, Object> parameters(List<Content> records) {
        List<Object> events = new ArrayList<>();
        for (Content record : records) {
            Map<String, Object> event = new HashMap<>();
            event.put("offset", (long) events.size());
            event.put("q", 0L);
            event.put("params", values(record));
            events.add(event);
        }
        return Map.of("events", events, "q0", 0L);
    }

    private static Map<String, @Nullable Object> values(Content record) {
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        record.headers().forEach((name, text) -> headers.put(name, value(text)));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("timestamp", timestamp(record).atOffset(ZoneOffset.UTC));
        values.put("header", headers);
        values.put("key", value(record.key()));
        values.put("value", value(record.value()));
        return values;
    }

    private static Instant timestamp(Content record) {
        return record.timestamp().isPresent()
                ? Instant.ofEpochMilli(record.timestamp().getAsLong())
                : Instant.now();
    }

    private static @Nullable Object value(Optional<String> text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text.get());
            return node.isMissingNode() ? text.get() : value(node);
        } catch (JacksonException e) {
            return text.get(); // not JSON: the text itself is the value
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
            case NUMBER -> {
                if (node.isIntegralNumber()) {
                    yield node.longValue();
                }
                yield node.doubleValue();
            }
            default -> null;
        };
    }
}
