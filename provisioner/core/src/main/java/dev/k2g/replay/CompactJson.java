package dev.k2g.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** Writes JSON as UTF-8 without white space, fields in their order, and refuses what JSON has no words for. */
final class CompactJson {

    private final ObjectWriter writer = JsonMapper.builder(JsonFactory.builder()
                    .addDecorator((factory, generator) -> new OnlyFiniteNumbers(generator))
                    .build())
            .build()
            .writer();

    /**
     * This value's bytes.
     *
     * @throws RejectedLineException when it holds a number that is not finite, half a surrogate pair, or is nested more
     *     than 1,000 deep
     */
    byte[] write(JsonNode value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new RejectedLineException("the mapping's result cannot be written: " + e.getOriginalMessage());
        }
    }

    /** JSON has no NaN and no infinity; left alone, Jackson would write them as strings. */
    private static final class OnlyFiniteNumbers extends JsonGeneratorDelegate {

        OnlyFiniteNumbers(JsonGenerator generator) {
            super(generator);
        }

        @Override
        public void writeNumber(double number) throws IOException {
            if (!Double.isFinite(number)) {
                throw new RejectedLineException(
                        "the mapping's result cannot be written: " + number + " is no number in JSON");
            }
            super.writeNumber(number);
        }
    }
}
