package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * What numbers are. Up to 2^53 they are doubles, as in jq. A number <em>beyond</em> that, where doubles leave integers
 * out, is held exactly, as is every integer.
 */
final class Numbers {

    /** 2^53: up to here, and not beyond, a double holds every integer. */
    static final long LAST_EXACT = 1L << 53;

    private static final BigDecimal LAST_EXACT_DECIMAL = BigDecimal.valueOf(LAST_EXACT);
    private static final BigInteger LEAST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int DIGITS_OF_LONG = 19;
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,1000}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]{1,500}(?:\\.[0-9]{0,500})?|\\.[0-9]{1,500})(?:[eE][+-]?[0-9]{1,4})?");

    private Numbers() {}

    static JsonNode of(long value) {
        return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    static JsonNode of(BigInteger value) {
        boolean isLong = value.compareTo(LEAST_LONG) >= 0 && value.compareTo(MOST_LONG) <= 0;
        return isLong ? of(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    /** An integer where it is one: jq knows no difference. A large one with zeros at its end stays a decimal with exponent. */
    static JsonNode of(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > 0) {
            return DecimalNode.valueOf(plain);
        }
        boolean isShort = plain.precision() - plain.scale() <= DIGITS_OF_LONG;
        return isShort || plain.scale() == 0 ? of(plain.toBigInteger()) : DecimalNode.valueOf(plain);
    }

    /** A double that is at most 2^53, or no number. */
    static JsonNode of(double value) {
        return (long) value == value ? of((long) value) : DoubleNode.valueOf(value);
    }

    /** The number that a program or a text has in these words, exactly; null when they are none. */
    static @Nullable JsonNode read(String text) {
        if (INTEGER.matcher(text).matches()) {
            return of(new BigInteger(text));
        }
        return DECIMAL.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : null;
    }

    /** Whether a double may not hold it: its amount is more than 2^53. */
    static boolean isBeyond(JsonNode number) {
        if (number.isInt()) {
            return false;
        }
        if (number.isLong()) {
            return number.longValue() > LAST_EXACT || number.longValue() < -LAST_EXACT;
        }
        if (number.isDouble() || number.isFloat()) {
            return Math.abs(number.doubleValue()) > LAST_EXACT && Double.isFinite(number.doubleValue());
        }
        if (number.isBigDecimal()) {
            BigDecimal value = number.decimalValue();
            // a glance at the size first: an exponent may have ten digits
            long digits = (long) value.precision() - value.scale();
            return digits > 17 || digits > 15 && value.abs().compareTo(LAST_EXACT_DECIMAL) > 0;
        }
        return number.bigIntegerValue().abs().compareTo(BigInteger.valueOf(LAST_EXACT)) > 0;
    }

    static boolean isNan(JsonNode value) {
        return value.isDouble() && Double.isNaN(value.doubleValue());
    }

    /** Whether it is held as infinite or as no number, as jq makes them. */
    static boolean isNotFinite(JsonNode value) {
        return value.isDouble() && !Double.isFinite(value.doubleValue());
    }

    /**
     * The number for a function that computes with doubles.
     *
     * @throws RefusedException when a double would change it
     */
    static double asDouble(JsonNode number, String function) {
        if (isBeyond(number)) {
            throw rounded(number, function);
        }
        return number.doubleValue();
    }

    /**
     * What a function made with doubles.
     *
     * @throws RefusedException when it is beyond 2^53, where it need not be exact
     */
    static JsonNode computed(double result, JsonNode number, String function) {
        if (Double.isFinite(result) && Math.abs(result) > LAST_EXACT) {
            throw new RefusedException(
                    "%s of %s is beyond 2^53, and would be rounded".formatted(function, JsonText.cut(number)));
        }
        return of(result);
    }

    /** Its integer below, above or nearest, as the mode says. */
    static JsonNode integer(JsonNode number, RoundingMode mode) {
        if (number.isIntegralNumber() || isNotFinite(number)) {
            return number;
        }
        if (!isBeyond(number)) {
            double value = number.doubleValue();
            return of(
                    switch (mode) {
                        case FLOOR -> Math.floor(value);
                        case CEILING -> Math.ceil(value);
                        case HALF_UP -> Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
                        case HALF_EVEN -> Math.rint(value);
                        default -> value < 0 ? Math.ceil(value) : Math.floor(value);
                    });
        }
        return of(exact(number, "rounding").setScale(0, mode));
    }

    /** The number as it is, for exact arithmetic. */
    static BigDecimal exact(JsonNode number, String operation) {
        BigDecimal value = number.decimalValue();
        long digits = (long) value.precision() - value.scale();
        if (digits > 1100 || value.scale() > 1100 || value.precision() > 1100) {
            throw new RefusedException(
                    "the number %s is too large or too fine for %s".formatted(JsonText.cut(number), operation));
        }
        return value;
    }

    /**
     * An index, cut to what an array can have.
     *
     * @throws JqException when it is no number
     */
    static long index(JsonNode number) {
        if (number.isInt()) {
            return number.intValue();
        }
        if (isNan(number)) {
            return Integer.MIN_VALUE;
        }
        if (isBeyond(number)) {
            boolean isNegative = number.isDouble()
                    ? number.doubleValue() < 0
                    : number.decimalValue().signum() < 0;
            return isNegative ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        double floor = Math.floor(number.doubleValue());
        return (long) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, floor));
    }

    static RefusedException rounded(JsonNode number, String operation) {
        return new RefusedException(
                "the number %s is beyond 2^53, and %s would round it".formatted(JsonText.cut(number), operation));
    }
}
