package dev.k2g.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.k2g.kafka.PeekedRecord;
import dev.k2g.sinkconfig.DeadLetter;
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
 * @param deadLetter why it is there, when it is a dead letter
 */
record RecordDocument(
        String topic,
        int partition,
        long offset,
        String timestamp,
        JsonNode key,
        JsonNode value,
        List<Header> headers,
        Optional<Reason> deadLetter) {

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
                        .toList(),
                DeadLetter.of(record)
                        .map(letter -> new Reason(letter.cause().word(), letter.position(), letter.reason())));
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

    /**
     * Why a record is a dead letter.
     *
     * @param cause whose fault it was: connection or record
     * @param of the record that it was, as {@code topic-0, offset 17}
     * @param reason class and message of what was thrown, in one line
     */
    record Reason(String cause, String of, String reason) {}
}
