package dev.k2g.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
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
 * {@code headers} and {@code timestamp} is an envelope; everything else is the value itself. A null value is a tombstone.
 */
final class RecordFormat {

    private static final Set<String> ENVELOPE = Set.of("key", "value", "headers", "timestamp");

    private final DataFormat keyFormat;
    private final DataFormat valueFormat;
    private final List<String> require;
    private final CompactJson json = CompactJson.forConnect();
    private final CompactJson asText = CompactJson.asText();

    RecordFormat(TopicSpec topic, FeedSpec feed) {
        this.keyFormat = topic.key();
        this.valueFormat = topic.value();
        this.require = feed.require();
    }

    /**
     * The record of one result of the mapping.
     *
     * @throws RejectedLineException when it cannot be written in the topic's formats
     */
    MappedRecord record(JsonNode result) {
        if (!isEnvelope(result)) {
            return new MappedRecord(null, bytes("value", valueFormat, result), List.of(), null, missing(result));
        }
        JsonNode value = result.path("value");
        return new MappedRecord(
                bytes("key", keyFormat, result.path("key")),
                bytes("value", valueFormat, value),
                headers(result.path("headers")),
                timestamp(result.path("timestamp")),
                missing(value));
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

    private byte @Nullable [] bytes(String part, DataFormat format, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        return switch (format) {
            case NONE ->
                throw new RejectedLineException(
                        "the mapping gives a " + part + ", but the topic's format for it is none");
            case STRING -> text(node);
            case JSON -> json.write(node);
        };
    }

    /** A string as it is, everything else as JSON. */
    private byte[] text(JsonNode node) {
        return node.isTextual() ? CompactJson.utf8(node.textValue()) : asText.write(node);
    }

    private List<Header> headers(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return List.of();
        }
        if (!node.isObject()) {
            throw new RejectedLineException("the headers of the mapping's result are no object but " + type(node));
        }
        List<Header> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : node.properties()) {
            headers.add(new RecordHeader(header.getKey(), header.getValue().isNull() ? null : text(header.getValue())));
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

    private @Nullable String missing(JsonNode value) {
        for (String field : require) {
            JsonNode there = value.get(field);
            if (there == null) {
                return "the required field " + field + " is missing";
            }
            if (there.isNull()) {
                return "the required field " + field + " is null";
            }
        }
        return null;
    }

    private static String type(JsonNode node) {
        JsonNodeType type = node.getNodeType();
        return type.toString().toLowerCase(Locale.ROOT);
    }
}
