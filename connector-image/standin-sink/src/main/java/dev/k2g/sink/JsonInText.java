package dev.k2g.sink;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.sink.config.SinkSettings.Mode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Text and bytes that count as the JSON that they are. The current connector looks at the first JSON value only, whatever
 * follows it; it refuses what is blank; and it keeps what is no JSON, and {@code null}, as it came. Read in the sources of
 * 5.5.2 ({@code SinkMessage.fromConnectValue}, {@code JSONUtils}).
 */
final class JsonInText {

    private static final String BLANK = "\t\n\r ";
    private static final String IN_NUMBERS = "0123456789+-.eE";

    private final JsonMapper json;
    private final boolean isLegacy;

    JsonInText(Mode mode) {
        this.isLegacy = mode == Mode.LEGACY;
        this.json = JsonMapper.builder()
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, isLegacy)
                .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /** Reads something as JSON. */
    private interface Reading {
        @Nullable
        Object json() throws IOException;
    }

    /**
     * What the text says.
     *
     * @throws UnconvertibleValueException when it says nothing, or more than a parser takes
     */
    Object read(String text) throws UnconvertibleValueException {
        return isPlain(text) ? text : read(text, () -> json.readValue(text, Object.class));
    }

    /**
     * What the bytes say.
     *
     * @throws UnconvertibleValueException when they say nothing, or more than a parser takes
     */
    Object read(byte[] bytes) throws UnconvertibleValueException {
        return read(bytes, () -> json.readValue(bytes, Object.class));
    }

    private Object read(Object given, Reading reading) throws UnconvertibleValueException {
        try {
            Object said = reading.json();
            return said == null ? given : said;
        } catch (JsonParseException notJson) {
            return given;
        } catch (IOException unreadable) {
            if (isLegacy) {
                return given;
            }
            throw new UnconvertibleValueException("blank text, or JSON that the connector cannot read");
        }
    }

    /** Whether the first word alone shows that a text is no JSON; most keys are told so, without a parser's exception. */
    private static boolean isPlain(String text) {
        int start = 0;
        while (start < text.length() && BLANK.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        if (start == text.length()) {
            return false;
        }
        char first = text.charAt(start);
        if (first == '-' || (first >= '0' && first <= '9')) {
            return !isOfNumbers(text, start);
        }
        return "\"[{tfn".indexOf(first) < 0;
    }

    private static boolean isOfNumbers(String text, int start) {
        for (int i = start; i < text.length() && BLANK.indexOf(text.charAt(i)) < 0; i++) {
            if (IN_NUMBERS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
