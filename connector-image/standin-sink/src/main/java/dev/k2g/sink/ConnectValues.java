package dev.k2g.sink;

import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns Connect's values into the driver's: integers of any width to 64 bits, floats to doubles, dates and times in UTC
 * to date, local time and local date-time, structs to maps, a decimal to its text. Legacy connectors take no nested
 * struct and no decimal.
 */
final class ConnectValues {

    private final Mode mode;

    ConnectValues(Mode mode) {
        this.mode = mode;
    }

    /**
     * The value as the driver takes it.
     *
     * @throws UnconvertibleValueException when the database has no such value
     */
    @Nullable
    Object convert(@Nullable Schema schema, @Nullable Object value) throws UnconvertibleValueException {
        return value instanceof Struct struct ? fields(struct, 0) : convert(schema, value, 0);
    }

    private @Nullable Object convert(@Nullable Schema schema, @Nullable Object value, int depth)
            throws UnconvertibleValueException {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof java.util.Date date) {
            return temporal(schema, date);
        }
        if (value instanceof Struct struct) {
            if (mode == Mode.LEGACY) {
                throw new UnconvertibleValueException("a nested struct, which connectors before 5.1 do not take");
            }
            return fields(struct, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return entries(schema == null ? null : schema.valueSchema(), map, depth);
        }
        if (value instanceof Collection<?> list) {
            return elements(schema == null ? null : schema.valueSchema(), list, depth);
        }
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        throw new UnconvertibleValueException(
                "a value of type " + value.getClass().getName());
    }

    private Object number(Number number) throws UnconvertibleValueException {
        if (number instanceof Long || number instanceof Double) {
            return number;
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof Float) {
            return number.doubleValue();
        }
        if (number instanceof BigDecimal decimal) {
            if (mode == Mode.LEGACY) {
                throw new UnconvertibleValueException("a decimal, which connectors before 5.1 do not take");
            }
            return decimal.toPlainString();
        }
        if (number instanceof BigInteger) {
            throw new UnconvertibleValueException("an integer of more than 64 bits");
        }
        throw new UnconvertibleValueException(
                "a number of type " + number.getClass().getName());
    }

    @SuppressWarnings("JavaUtilDate") // Connect's own type for its dates and times
    private static Object temporal(@Nullable Schema schema, java.util.Date date) throws UnconvertibleValueException {
        String name = schema == null || schema.name() == null ? Timestamp.LOGICAL_NAME : schema.name();
        return switch (name) {
            case Date.LOGICAL_NAME -> date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
            case Time.LOGICAL_NAME -> LocalTime.ofNanoOfDay(date.getTime() * 1_000_000);
            case Timestamp.LOGICAL_NAME ->
                date.toInstant().atOffset(ZoneOffset.UTC).toLocalDateTime();
            default -> throw new UnconvertibleValueException("a date of the unknown kind " + name);
        };
    }

    private Map<String, @Nullable Object> fields(Struct struct, int depth) throws UnconvertibleValueException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Field field : struct.schema().fields()) {
            map.put(field.name(), convert(field.schema(), struct.get(field), depth(depth)));
        }
        return map;
    }

    private Map<String, @Nullable Object> entries(@Nullable Schema schema, Map<?, ?> entries, int depth)
            throws UnconvertibleValueException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new UnconvertibleValueException("a map whose keys are no texts");
            }
            map.put(key, convert(schema, entry.getValue(), depth(depth)));
        }
        return map;
    }

    private List<@Nullable Object> elements(@Nullable Schema schema, Collection<?> elements, int depth)
            throws UnconvertibleValueException {
        List<@Nullable Object> list = new ArrayList<>(elements.size());
        for (Object element : elements) {
            list.add(convert(schema, element, depth(depth)));
        }
        return list;
    }

    /** One level deeper, up to a depth that neither the driver's nor the server's stack minds. */
    private static int depth(int depth) throws UnconvertibleValueException {
        if (depth >= 500) {
            throw new UnconvertibleValueException("a value nested more than 500 deep");
        }
        return depth + 1;
    }
}
