package dev.k2g.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.k2g.kafka.PeekedRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A record as {@code -o json} prints it.
 *
 * @param topic the topic's name
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its timestamp, ISO 8601
 * @param key its key: JSON as it is, other text as a string, or null
 * @param value its value in the same way
 * @param headers its headers, in order
 */
record RecordDocument(
        String topic,
        int partition,
        long offset,
        String timestamp,
        JsonNode key,
        JsonNode value,
        List<Header> headers) {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    static RecordDocument of(PeekedRecord record) {
        return new RecordDocument(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp().toString(),
                node(record.keyText()),
                node(record.valueText()),
                record.headers().stream()
                        .map(header -> new Header(header.name(), header.text().orElse(null)))
                        .toList());
    }

    /** JSON as it is, other text as a string, nothing as null. */
    static JsonNode node(Optional<String> text) {
        if (text.isEmpty()) {
            return NullNode.getInstance();
        }
        try {
            JsonNode node = JSON.readTree(text.get());
            return node.isMissingNode() ? TextNode.valueOf(text.get()) : node;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text.get()); // not JSON: the text itself is the value
        }
    }

    /**
     * A header of a record.
     *
     * @param name its name
     * @param value its value as text, or null
     */
    record Header(String name, @Nullable String value) {}
}
