package dev.k2g.kafka;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record as it lies in a topic.
 *
 * @param topic the topic's name
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its timestamp
 * @param key its key's bytes, or null
 * @param value its value's bytes, or null for a tombstone
 * @param headers its headers, in order
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; two records are never compared
public record PeekedRecord(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {

    /** Copies the list. */
    public PeekedRecord {
        headers = List.copyOf(headers);
    }

    /**
     * A header of a record.
     *
     * @param name its name
     * @param value its value's bytes, or null
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Header(String name, byte @Nullable [] value) {

        /** The value as UTF-8 text, or empty when it is null. */
        public Optional<String> text() {
            return textOf(value);
        }
    }

    /** The key as UTF-8 text, or empty when it is null. */
    public Optional<String> keyText() {
        return textOf(key);
    }

    /** The value as UTF-8 text, or empty for a tombstone. */
    public Optional<String> valueText() {
        return textOf(value);
    }

    /** The value of the last header of this name as UTF-8 text, such as {@code __connect.errors.topic}. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .reduce((first, second) -> second)
                .flatMap(Header::text);
    }

    private static Optional<String> textOf(byte @Nullable [] bytes) {
        return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
