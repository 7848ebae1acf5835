package dev.k2g.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes a record of what a mapping gives. An object that has a {@code value} and otherwise at most {@code key},
 * {@code headers} and {@code timestamp} is an envelope; everything else is the value itself. A null value is a tombstone; with a key it is meant as one, and needs none of the
 * fields that a feed requires.
 */
final class RecordFormat {

    /** How the rejection begins of a record that the recipe itself does not want. */
    static final String LACKS_REQUIRED = "the required field ";

    private static final Set<String> ENVELOPE = Set.of("key", "value", "headers", "timestamp");

    private final DataWriter key;
    private final DataWriter value;
    private final DataWriter header = DataWriter.text();
    private final List<String> require;

    RecordFormat(TopicSpec topic, FeedSpec feed) {
        this.key = DataWriter.of(topic.key(), "key");
        this.value = DataWriter.of(topic.value(), "value");
        this.require = feed.require();
    }

    /**
     * The record whose value this is.
     *
     * @throws RejectedLineException when it cannot be written in the topic's formats
     */
    MappedRecord record(JsonNode content) {
        return new MappedRecord(null, bytes(value, content), List.of(), null, missing(content));
    }

    /**
     * The record of one result of a mapping: an envelope, or a value.
     *
     * @throws RejectedLineException when it cannot be written in the topic's formats
     */
    MappedRecord mapped(JsonNode result) {
        if (!isEnvelope(result)) {
            return record(result);
        }
        JsonNode content = result.path("value");
        return new MappedRecord(
                bytes(key, result.path("key")),
                bytes(value, content),
                headers(result.path("headers")),
                timestamp(result.path("timestamp")),
                isTombstone(result) ? null : missing(content));
    }

    private static boolean isEnvelope(JsonNode result) {
        if (!result.isObject() || !result.has("value")) {
            return false;
        }
        Iterator<String> names = result.fieldNames();
        while (names.hasNext()) {
            if (!ENVELOPE.contains(names.next())) {
                return false;
            }
        }
        return true;
    }

    /** It says of its key that there is nothing more: no field of it can be missing. */
    private static boolean isTombstone(JsonNode envelope) {
        return envelope.path("value").isNull() && envelope.hasNonNull("key");
    }

    private static byte @Nullable [] bytes(DataWriter writer, JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : writer.write(node);
    }

    private List<Header> headers(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return List.of();
        }
        if (!node.isObject()) {
            throw new RejectedLineException("the headers of the mapping's result are no object but " + type(node));
        }
        List<Header> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            headers.add(new RecordHeader(entry.getKey(), bytes(header, entry.getValue())));
        }
        return headers;
    }

    private static @Nullable Long timestamp(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new RejectedLineException(
                    "the timestamp of the mapping's result is no count of milliseconds since 1970");
        }
        return node.longValue();
    }

    private @Nullable String missing(JsonNode content) {
        for (String field : require) {
            JsonNode there = content.get(field);
            if (there == null) {
                return LACKS_REQUIRED + field + " is missing";
            }
            if (there.isNull()) {
                return LACKS_REQUIRED + field + " is null";
            }
        }
        return null;
    }

    private static String type(JsonNode node) {
        return node.getNodeType().toString().toLowerCase(Locale.ROOT);
    }

    /** Makes bytes of a record's key or value, in one format. A new format has a writer here. */
    @FunctionalInterface
    private interface DataWriter {

        /**
         * The bytes of a value that is not null.
         *
         * @throws RejectedLineException when the format has no words for it
         */
        byte[] write(JsonNode value);

        /** @param part what is written: key or value */
        static DataWriter of(DataFormat format, String part) {
            return switch (format) {
                case NONE ->
                    value -> {
                        throw new RejectedLineException(
                                "the mapping gives a " + part + ", but the topic's format for it is none");
                    };
                case STRING -> text();
                case JSON -> CompactJson.forConnect()::write;
            };
        }

        /** A string as it is, everything else as JSON. */
        static DataWriter text() {
            CompactJson json = CompactJson.asText();
            return value -> value.isTextual() ? CompactJson.utf8(value.textValue()) : json.write(value);
        }
    }
}
