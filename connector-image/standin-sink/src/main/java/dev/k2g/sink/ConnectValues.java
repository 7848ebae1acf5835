package dev.k2g.sink;

import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Turns Connect's values into the driver's: integers of any width to 64 bits, floats to doubles, dates and times in UTC
 * to date, local time and local date-time, structs to maps, a decimal to its text. Legacy connectors take no nested
 * struct and no decimal. The current one goes by the schema, where there is one: what has another type than it says is
 * refused, and so are lists and maps without a type for their elements, such as Connect makes of the header {@code
 * [1,"a"]} (read in the sources of 5.5.2, {@code DynamicTypes}).
 */
final class ConnectValues {

    /** Names of a struct's fields that make it a list, as the official source connector writes lists of several types. */
    private static final Pattern ELEMENT = Pattern.compile("e([+-]?[0-9]{1,9})");

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
        if (value == null) {
            return null;
        }
        if (mode == Mode.CURRENT && schema != null && !isOf(schema, value)) {
            throw new UnconvertibleValueException(
                    "a value of type " + value.getClass().getName() + " where the schema says " + schema.type());
        }
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(schema, number);
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
            return entries(elementSchema(schema, map.isEmpty()), map, depth);
        }
        if (value instanceof Collection<?> list) {
            return elements(elementSchema(schema, list.isEmpty()), list, depth);
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

    private static boolean isOf(Schema schema, Object value) {
        String name = String.valueOf(schema.name());
        return switch (name) {
            case Date.LOGICAL_NAME, Time.LOGICAL_NAME, Timestamp.LOGICAL_NAME -> value instanceof java.util.Date;
            case Decimal.LOGICAL_NAME -> value instanceof BigDecimal;
            default ->
                switch (schema.type()) {
                    case BOOLEAN -> value instanceof Boolean;
                    case INT8 -> value instanceof Byte;
                    case INT16 -> value instanceof Short;
                    case INT32 -> value instanceof Integer;
                    case INT64 -> value instanceof Long;
                    case FLOAT32 -> value instanceof Float;
                    case FLOAT64 -> value instanceof Double;
                    case STRING -> value instanceof String;
                    case BYTES -> value instanceof byte[] || value instanceof ByteBuffer;
                    case ARRAY -> value instanceof Collection;
                    case MAP -> value instanceof Map;
                    case STRUCT -> value instanceof Struct;
                };
        };
    }

    /** The schema of what a list or a map holds. */
    private @Nullable Schema elementSchema(@Nullable Schema schema, boolean isEmpty)
            throws UnconvertibleValueException {
        Schema elements = schema == null ? null : schema.valueSchema();
        if (mode == Mode.CURRENT && schema != null && elements == null && !isEmpty) {
            throw new UnconvertibleValueException("a list or map whose elements are null or of several types");
        }
        return elements;
    }

    private Object number(@Nullable Schema schema, Number number) throws UnconvertibleValueException {
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
            if (schema == null) {
                throw new UnconvertibleValueException("a decimal without a schema");
            }
            return decimal.toString();
        }
        if (number instanceof BigInteger) {
            throw new UnconvertibleValueException("an integer of more than 64 bits");
        }
        throw new UnconvertibleValueException(
                "a number of type " + number.getClass().getName());
    }

    @SuppressWarnings("JavaUtilDate") // Connect's own type for its dates and times
    private Object temporal(@Nullable Schema schema, java.util.Date date) throws UnconvertibleValueException {
        if (schema == null && mode == Mode.CURRENT) {
            throw new UnconvertibleValueException("a date without a schema");
        }
        String name = schema == null || schema.name() == null ? Timestamp.LOGICAL_NAME : schema.name();
        LocalDateTime moment = date.toInstant().atOffset(ZoneOffset.UTC).toLocalDateTime();
        return switch (name) {
            case Date.LOGICAL_NAME -> {
                if (mode == Mode.CURRENT && !moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                    throw new UnconvertibleValueException("a date with a time of the day");
                }
                yield moment.toLocalDate();
            }
            case Time.LOGICAL_NAME -> moment.toLocalTime();
            case Timestamp.LOGICAL_NAME -> moment;
            default -> throw new UnconvertibleValueException("a date of the unknown kind " + name);
        };
    }

    private Object fields(Struct struct, int depth) throws UnconvertibleValueException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Field field : struct.schema().fields()) {
            map.put(field.name(), convert(field.schema(), struct.get(field), depth(depth)));
        }
        boolean isList =
                mode == Mode.CURRENT && !map.isEmpty() && map.keySet().stream().allMatch(ELEMENT.asMatchPredicate());
        return isList ? inOrder(map) : map;
    }

    private static List<@Nullable Object> inOrder(Map<String, @Nullable Object> elements) {
        TreeMap<Integer, @Nullable Object> sorted = new TreeMap<>();
        elements.forEach((name, element) -> sorted.put(Integer.valueOf(name.substring(1)), element));
        return new ArrayList<>(sorted.values());
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
