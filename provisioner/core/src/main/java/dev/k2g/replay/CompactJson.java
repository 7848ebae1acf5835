package dev.k2g.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/** Writes JSON as UTF-8 without white space, fields in their order, and refuses what JSON has no words for. */
final class CompactJson {

    private static final int LONG_BITS = 63;
    private static final int LONG_DIGITS = 19;

    /** The most digits before the point that a double can have. */
    private static final int DOUBLE_DIGITS = 309;

    /** Up to here, and not beyond, a double holds every integer. */
    private static final BigDecimal LAST_EXACT = BigDecimal.valueOf(1L << 53);

    private final ObjectWriter writer;

    private CompactJson(boolean anyInteger) {
        this.writer = JsonMapper.builder(JsonFactory.builder()
                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                        .addDecorator((factory, generator) -> new Strict(generator, anyInteger))
                        .build())
                .build()
                .writer();
    }

    /** JSON that is a text to whoever reads it. */
    static CompactJson asText() {
        return new CompactJson(true);
    }

    /**
     * JSON for Connect's converter, which takes an integer of more than 64 bits for what its last 64 bits say (Kafka 4.3,
     * {@code JsonConverter}: {@code JsonNode.longValue()}), and makes a double of every number with a point or an exponent.
     * What that would change is refused: such integers, and numbers beyond 2^53 of which a double does not have all digits.
     * An integer beyond 2^53 that fits 64 bits is written as one, without point and exponent.
     */
    static CompactJson forConnect() {
        return new CompactJson(false);
    }

    /**
     * This value's bytes.
     *
     * @throws RejectedLineException when it holds a number that is not finite, or one that whoever reads it would
     *     change, or half a surrogate pair, or is nested more than 1,000 deep
     */
    byte[] write(JsonNode value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof RejectedLineException rejected) {
                throw rejected;
            }
            throw unwritable(e.getOriginalMessage());
        }
    }

    /**
     * A text's bytes, without quotes.
     *
     * @throws RejectedLineException when it holds half a surrogate pair
     */
    static byte[] utf8(String text) {
        check(text);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What JSON and UTF-8 have no words for. Left alone, Jackson would write a string or an escape that means nothing. */
    private static final class Strict extends JsonGeneratorDelegate {

        private final boolean anyInteger;

        Strict(JsonGenerator generator, boolean anyInteger) {
            super(generator);
            this.anyInteger = anyInteger;
        }

        @Override
        public void writeNumber(BigInteger number) throws IOException {
            if (!anyInteger && number.bitLength() > LONG_BITS) {
                throw unwritable("an integer in it needs more than 64 bits, and Connect's JSON converter would cut it");
            }
            super.writeNumber(number);
        }

        @Override
        public void writeNumber(BigDecimal number) throws IOException {
            long digits = (long) number.precision() - number.scale();
            if (anyInteger || digits <= DOUBLE_DIGITS && number.abs().compareTo(LAST_EXACT) <= 0) {
                super.writeNumber(number);
            } else if (isLong(number, digits)) {
                super.writeNumber(number.longValueExact());
            } else if (isDouble(number, digits)) {
                super.writeNumber(number);
            } else {
                String text = number.toString();
                throw unwritable("the number " + (text.length() <= 60 ? text : text.substring(0, 57) + "...")
                        + " is beyond 2^53, and Connect's JSON converter would round it");
            }
        }

        private static boolean isLong(BigDecimal number, long digits) {
            return digits <= LONG_DIGITS
                    && number.stripTrailingZeros().scale() <= 0
                    && number.toBigInteger().bitLength() <= LONG_BITS;
        }

        /** Whether a double tells all of the number's digits. */
        private static boolean isDouble(BigDecimal number, long digits) {
            double rounded = digits <= DOUBLE_DIGITS ? number.doubleValue() : Double.POSITIVE_INFINITY;
            return Double.isFinite(rounded)
                    && new BigDecimal(rounded)
                                    .round(new MathContext(number.precision()))
                                    .compareTo(number)
                            == 0;
        }

        @Override
        public void writeNumber(double number) throws IOException {
            if (!Double.isFinite(number)) {
                throw unwritable(number + " is no number in JSON");
            }
            super.writeNumber(number);
        }

        @Override
        public void writeString(String text) throws IOException {
            check(text);
            super.writeString(text);
        }

        @Override
        public void writeFieldName(String name) throws IOException {
            check(name);
            super.writeFieldName(name);
        }
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    throw unwritable("a text in it holds half a surrogate pair");
                }
                i++;
            }
        }
    }

    private static RejectedLineException unwritable(String why) {
        return new RejectedLineException("the mapping's result cannot be written: " + why);
    }
}
