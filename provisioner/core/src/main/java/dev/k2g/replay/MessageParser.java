package dev.k2g.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a line as one JSON document: strictly, with every number kept exactly. Of a key that comes twice the last value
 * counts. What a hostile line may cost is bounded: nesting to 1,000, a million tokens, numbers of 1,000 digits.
 */
final class MessageParser {

    private static final int DEEPEST_NESTING = 1_000;
    private static final long MOST_TOKENS = 1_000_000;
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    // Names come from outside: interned ones would stay for ever.
                    .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_NESTING)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * The message on this line.
     *
     * @throws RejectedLineException when it is too long, no UTF-8, no JSON, or more than one document
     */
    JsonNode parse(Line line) {
        if (line.cutOff()) {
            throw new RejectedLineException("the line is longer than " + LineReader.LONGEST_LINE / (1024 * 1024)
                    + " MiB; only its first " + LineReader.KEPT_OF_TOO_LONG + " bytes are kept");
        }
        return document(line.bytes());
    }

    /** Whether the bytes are UTF-8. */
    static boolean isUtf8(byte[] bytes) {
        return invalidUtf8(bytes).isEmpty();
    }

    private JsonNode document(byte[] bytes) {
        try (JsonParser parser = parser(bytes)) {
            JsonNode document = mapper.readTree(parser);
            if (document == null) {
                throw new RejectedLineException("there is no JSON on the line");
            }
            if (parser.nextToken() != null) {
                throw new RejectedLineException("there is more on the line after its JSON document, at character "
                        + parser.currentTokenLocation().getColumnNr());
            }
            return document;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (character " + e.getLocation().getColumnNr() + ")";
            throw new RejectedLineException("no JSON: " + e.getOriginalMessage() + where);
        } catch (NumberFormatException e) {
            // JSON sets no bounds to an exponent, BigDecimal does
            throw new RejectedLineException("a number in it has too large an exponent to be held");
        } catch (IOException e) {
            throw new RejectedLineException("no JSON: " + IoErrors.inClause(e));
        }
    }

    /** Plain ASCII is parsed as it is. Other bytes are decoded first: the parser would guess at encodings. */
    private JsonParser parser(byte[] bytes) throws IOException {
        return isPlainAscii(bytes)
                ? mapper.getFactory().createParser(bytes)
                : mapper.getFactory().createParser(text(bytes));
    }

    private static boolean isPlainAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Decoding puts U+FFFD for what is no UTF-8, but a text may also hold a U+FFFD of its own.
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes)) {
            throw new RejectedLineException("the line is no UTF-8" + invalidUtf8(bytes));
        }
        return text;
    }

    /** Where the bytes stop being UTF-8, or nothing when they are UTF-8. */
    private static String invalidUtf8(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(in);
            return "";
        } catch (CharacterCodingException e) {
            return ": byte " + (in.position() + 1);
        }
    }
}
