package dev.k2g.sink;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a statement's parameter from a record, in the manner of either connector. */
final class EventReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Mode mode;
    private final ConnectValues values;

    EventReader(Mode mode) {
        this.mode = mode;
        this.values = new ConnectValues(mode);
    }

    /**
     * The record's parameter, or empty if the connector ignores such a record: legacy ones ignore those whose value is
     * null or no map, the current one takes them all.
     *
     * @param projection what of the record is sent; the rest is looked at all the same
     * @throws UnconvertibleValueException when a part of the record has no counterpart in the database
     */
    Optional<Event> read(SinkRecord record, Projection projection) throws UnconvertibleValueException {
        Object value = part(record.valueSchema(), record.value());
        if (mode == Mode.LEGACY) {
            return value instanceof Map ? Optional.of(new Event(record, value)) : Optional.empty();
        }
        Map<String, @Nullable Object> event = new HashMap<>();
        event.put("timestamp", timestamp(record));
        event.put("header", headers(record));
        event.put("key", part(record.keySchema(), record.key()));
        event.put("value", value);
        return Optional.of(new Event(record, projection.parameter(event)));
    }

    private static @Nullable Object timestamp(SinkRecord record) {
        return record.timestamp() == null
                ? null
                : Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC);
    }

    private Map<String, @Nullable Object> headers(SinkRecord record) throws UnconvertibleValueException {
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), part(header.schema(), header.value()));
        }
        return headers;
    }

    /** Text and bytes that are JSON count as what they say, as in both connectors. */
    private @Nullable Object part(@Nullable Schema schema, @Nullable Object part) throws UnconvertibleValueException {
        Object value = values.convert(schema, part);
        try {
            if (value instanceof String text) {
                return values.convert(null, JSON.readValue(text, Object.class));
            }
            if (value instanceof byte[] bytes) {
                return values.convert(null, JSON.readValue(bytes, Object.class));
            }
            return value;
        } catch (JacksonException notJson) {
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
