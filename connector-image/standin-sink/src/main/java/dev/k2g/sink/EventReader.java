package dev.k2g.sink;

import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a statement's parameter from a record, in the manner of either connector. */
final class EventReader {

    private final Mode mode;
    private final ConnectValues values;
    private final JsonInText json;

    EventReader(Mode mode) {
        this.mode = mode;
        this.values = new ConnectValues(mode);
        this.json = new JsonInText(mode);
    }

    /**
     * The record's parameter, or empty if the connector ignores such a record: legacy ones ignore those whose value is
     * null or no map, the current one takes them all.
     *
     * @param projection what of the record is sent; the rest is looked at all the same
     * @throws UnconvertibleValueException when a part of the record has no counterpart in the database
     */
    Optional<Event> read(SinkRecord record, Projection projection) throws UnconvertibleValueException {
        Object value = part("its value holds", record.valueSchema(), record.value());
        if (mode == Mode.LEGACY) {
            return value instanceof Map ? Optional.of(new Event(record, value)) : Optional.empty();
        }
        Map<String, @Nullable Object> event = new HashMap<>();
        event.put("timestamp", timestamp(record));
        event.put("header", headers(record));
        event.put("key", part("its key holds", record.keySchema(), record.key()));
        event.put("value", value);
        return Optional.of(new Event(record, projection.parameter(event)));
    }

    /** The connector takes no record without one; clients of old brokers may send such. */
    private static Object timestamp(SinkRecord record) throws UnconvertibleValueException {
        if (record.timestamp() == null) {
            throw new UnconvertibleValueException("it has no timestamp");
        }
        return Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC);
    }

    private Map<String, @Nullable Object> headers(SinkRecord record) throws UnconvertibleValueException {
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), part("its headers hold", header.schema(), header.value()));
        }
        return headers;
    }

    /** @param holds the beginning of a message about it */
    private @Nullable Object part(String holds, @Nullable Schema schema, @Nullable Object part)
            throws UnconvertibleValueException {
        try {
            Object value = values.convert(schema, part);
            if (!mayBeJson(schema)) {
                return value;
            }
            if (value instanceof String text) {
                return ofJson(text, json.read(text));
            }
            return value instanceof byte[] bytes ? ofJson(bytes, json.read(bytes)) : value;
        } catch (UnconvertibleValueException e) {
            throw new UnconvertibleValueException(holds + " " + e.getMessage());
        }
    }

    /** The current connector takes no text for JSON that was JSON already, nor any that has a type of its own. */
    private boolean mayBeJson(@Nullable Schema schema) {
        if (mode == Mode.LEGACY) {
            return true;
        }
        return schema != null
                && (schema.type() == Schema.Type.STRING || schema.type() == Schema.Type.BYTES)
                && (schema.name() == null || schema.name().isEmpty());
    }

    private @Nullable Object ofJson(Object given, Object said) throws UnconvertibleValueException {
        return given == said ? given : values.convert(null, said);
    }
}
