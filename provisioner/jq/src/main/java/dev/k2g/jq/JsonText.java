package dev.k2g.jq;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;

/** JSON as jq writes and reads it: {@code tojson}, {@code tostring}, {@code fromjson}. */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The digits that tell any two doubles apart. */
    private static final int MOST_DIGITS = 17;

    private JsonText() {}

    static String of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /** For messages: the beginning of a long text. */
    static String cut(JsonNode value) {
        String text = of(value);
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /** A string as it is, everything else as JSON. */
    static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : of(value);
    }

    /**
     * The value that a text says, its numbers exactly.
     *
     * @throws JqException when it is no JSON, or more than one document
     */
    static JsonNode read(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonNode value = MAPPER.readTree(parser);
            if (value == null || value.isMissingNode()) {
                throw new JqException("Expected JSON value (while parsing '" + text + "')");
            }
            if (parser.nextToken() != null) {
                throw new JqException("Unexpected extra JSON values (while parsing '" + text + "')");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new JqException(e.getOriginalMessage() + " (while parsing '" + text + "')");
        } catch (NumberFormatException e) {
            throw new JqException("Exponent too large (while parsing '" + text + "')");
        } catch (IOException e) {
            throw new JqException(String.valueOf(e.getMessage()));
        }
    }

    private static void append(StringBuilder text, JsonNode value) {
        // a small value may hold another one many times over
        Limits.checkLetters(text.length());
        switch (value.getNodeType()) {
            case STRING -> quote(text, value.textValue());
            case NUMBER -> text.append(number(value));
            case ARRAY -> {
                text.append('[');
                for (int i = 0; i < value.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    append(text, value.get(i));
                }
                text.append(']');
            }
            case OBJECT -> {
                text.append('{');
                Iterator<Map.Entry<String, JsonNode>> fields = value.fields();
                while (fields.hasNext()) {
                    Map.Entry<String, JsonNode> field = fields.next();
                    quote(text, field.getKey());
                    append(text.append(':'), field.getValue());
                    text.append(fields.hasNext() ? "," : "");
                }
                text.append('}');
            }
            default -> text.append(value.isBoolean() ? value.asText() : "null");
        }
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            int escaped = "\"\\\b\f\n\r\t".indexOf(c);
            if (escaped >= 0) {
                text.append('\\').append("\"\\bfnrt".charAt(escaped));
            } else if (c < ' ' || c == '\u007f') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Up to 2^53 as jq writes its doubles, beyond it all digits. */
    static String number(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.asText();
        }
        if (Numbers.isNotFinite(number)) {
            double value = number.doubleValue();
            return Double.isNaN(value) ? "null" : (value < 0 ? "-" : "") + "1.7976931348623157e+308";
        }
        BigDecimal value = Numbers.isBeyond(number) ? number.decimalValue() : shortest(number.doubleValue());
        return value.signum() == 0 ? "0" : written(value.stripTrailingZeros());
    }

    /** The fewest digits that are this double and no other; {@link Double#toString} may give more before Java 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal best = exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal fewer = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (fewer.doubleValue() == value) {
                return fewer;
            }
        }
        return best;
    }

    private static String written(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        String sign = value.signum() < 0 ? "-" : "";
        long point = (long) digits.length() - value.scale();
        if (point <= -4 || point > digits.length() + 15) {
            long exponent = point - 1;
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return sign
                    + digits.charAt(0)
                    + fraction
                    + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat((int) -point) + digits;
        }
        return point >= digits.length()
                ? sign + digits + "0".repeat((int) point - digits.length())
                : sign + digits.substring(0, (int) point) + "." + digits.substring((int) point);
    }
}
