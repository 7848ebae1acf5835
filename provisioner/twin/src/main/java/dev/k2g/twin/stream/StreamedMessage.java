package dev.k2g.twin.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;

/** A message of the recording, sent as it is. Only clients that ask by its content have it parsed. */
final class StreamedMessage {

    private static final JsonMapper JSON = new JsonMapper();

    private final byte[] bytes;

    /** @param bytes one line, without its end */
    StreamedMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The line, with its end. */
    byte[] line() {
        byte[] line = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, line, 0, bytes.length);
        line[bytes.length] = '\n';
        return line;
    }

    /** Whether it has a later {@code mtime}. */
    boolean isLaterThan(long mtime) {
        return json().path("mtime").asLong(Long.MIN_VALUE) > mtime;
    }

    /** Whether it is an RSVP of this event. */
    boolean isAbout(String eventId) {
        return json().path("event").path("event_id").asText("").equals(eventId);
    }

    private JsonNode json() {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            return MissingNode.getInstance(); // a broken line of the recording: it is about nothing
        }
    }
}
