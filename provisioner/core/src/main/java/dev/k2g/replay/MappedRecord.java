package dev.k2g.replay;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A record that a message became, as bytes.
 *
 * @param key its key, or null
 * @param value its value, or null for a tombstone
 * @param headers its headers, in order
 * @param timestamp milliseconds since 1970, or null to leave it to Kafka
 * @param rejection why it is rejected, or null when it is to be sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are sent; two records are never compared
record MappedRecord(
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        @Nullable Long timestamp,
        @Nullable String rejection) {

    private static final long VARINT = 5;

    /** 61 bytes a batch and at most 21 a record in Kafka's format 2, and three lengths before key, value and headers. */
    private static final long BATCH_AND_RECORD_OVERHEAD = 61 + 21 + 3 * VARINT;

    /** An upper bound of the bytes that it takes in a request of its own, as the producer reckons. */
    long size() {
        long size = BATCH_AND_RECORD_OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            size += 2L * VARINT + header.key().length() * 4L + length(header.value());
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
