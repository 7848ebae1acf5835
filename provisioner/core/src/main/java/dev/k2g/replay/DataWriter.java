package dev.k2g.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.sinkmodel.DataFormat;

/** Makes bytes of a record's key or value, in one format. A new format has a writer here. */
@FunctionalInterface
interface DataWriter {

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
