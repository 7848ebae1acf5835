package dev.k2g.replay;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A record that a message became, as bytes, and why it must not be sent, if so. */
final class MappedRecord {

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;
    private final @Nullable Long timestamp;
    private final @Nullable String rejection;

    MappedRecord(
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers,
            @Nullable Long timestamp,
            @Nullable String rejection) {
        this.key = key;
        this.value = value;
        this.headers = headers;
        this.timestamp = timestamp;
        this.rejection = rejection;
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    List<Header> headers() {
        return headers;
    }

    /** Milliseconds since 1970, or null to leave it to Kafka. */
    @Nullable
    Long timestamp() {
        return timestamp;
    }

    /** Why it is rejected, or null when it is to be sent. */
    @Nullable
    String rejection() {
        return rejection;
    }

    /** An upper bound of the bytes that it takes in a request of its own, as the producer reckons. */
    long size() {
        long size = BATCH_AND_RECORD_OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            size += 2L * VARINT + header.key().length() * 4L + length(header.value());
        }
        return size;
    }

    private static final long VARINT = 5;

    /** 61 bytes a batch and at most 21 a record in Kafka's format 2, and three lengths before key, value and headers. */
    private static final long BATCH_AND_RECORD_OVERHEAD = 61 + 21 + 3 * VARINT;

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
