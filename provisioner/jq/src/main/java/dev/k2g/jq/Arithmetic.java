package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.DoubleBinaryOperator;

/**
 * {@code + - * / %} on numbers: as jq has them as long as operands and result stay within 2^53, and exact beyond. What has
 * no exact result is refused.
 */
final class Arithmetic {

    private Arithmetic() {}

    static JsonNode add(JsonNode a, JsonNode b) {
        if (isLong(a) && isLong(b)) {
            long x = a.longValue();
            long y = b.longValue();
            long sum = x + y;
            boolean overflows = ((x ^ sum) & (y ^ sum)) < 0;
            return overflows ? Numbers.of(BigInteger.valueOf(x).add(BigInteger.valueOf(y))) : Numbers.of(sum);
        }
        return computed(a, b, "+", Double::sum, BigDecimal::add);
    }

    static JsonNode subtract(JsonNode a, JsonNode b) {
        if (isLong(a) && isLong(b)) {
            long x = a.longValue();
            long y = b.longValue();
            long difference = x - y;
            boolean overflows = ((x ^ y) & (x ^ difference)) < 0;
            return overflows
                    ? Numbers.of(BigInteger.valueOf(x).subtract(BigInteger.valueOf(y)))
                    : Numbers.of(difference);
        }
        return computed(a, b, "-", (x, y) -> x - y, BigDecimal::subtract);
    }

    static JsonNode multiply(JsonNode a, JsonNode b) {
        if (a.isInt() && b.isInt()) {
            return Numbers.of(a.longValue() * b.longValue());
        }
        return computed(a, b, "*", (x, y) -> x * y, BigDecimal::multiply);
    }

    /** @throws JqException when the divisor is zero */
    static JsonNode divide(JsonNode a, JsonNode b) {
        if (isZero(b)) {
            throw divisorIsZero(a, b);
        }
        return computed(a, b, "/", (x, y) -> x / y, Arithmetic::quotient);
    }

    /**
     * The remainder of the operands' integer parts, with the sign of the dividend.
     *
     * @throws JqException when the divisor's integer part is zero
     */
    static JsonNode modulo(JsonNode a, JsonNode b) {
        if (Numbers.isNan(a) || Numbers.isNan(b)) {
            return DoubleNode.valueOf(Double.NaN);
        }
        boolean isPlain = !Numbers.isBeyond(a) && !Numbers.isBeyond(b);
        if (isPlain ? b.longValue() == 0 && !Numbers.isNotFinite(b) : isZero(b)) {
            throw divisorIsZero(a, b);
        }
        if (isPlain) {
            return Numbers.of((long) a.doubleValue() % (long) b.doubleValue());
        }
        if (Numbers.isNotFinite(a) || Numbers.isNotFinite(b)) {
            throw Numbers.rounded(Numbers.isNotFinite(a) ? b : a, "%");
        }
        BigInteger divisor = Numbers.exact(b, "%").toBigInteger();
        if (divisor.signum() == 0) {
            throw divisorIsZero(a, b);
        }
        return Numbers.of(Numbers.exact(a, "%").toBigInteger().remainder(divisor));
    }

    private static JqException divisorIsZero(JsonNode a, JsonNode b) {
        return new JqException("%s and %s cannot be divided because the divisor is zero"
                .formatted(JqException.described(a), JqException.described(b)));
    }

    static JsonNode negate(JsonNode a) {
        return subtract(Numbers.of(0), a);
    }

    private static JsonNode computed(JsonNode a, JsonNode b, String sign, DoubleBinaryOperator rounded, Exact exact) {
        if (Numbers.isNotFinite(a) || Numbers.isNotFinite(b)) {
            return Numbers.of(rounded.applyAsDouble(a.doubleValue(), b.doubleValue()));
        }
        if (!Numbers.isBeyond(a) && !Numbers.isBeyond(b)) {
            double result = rounded.applyAsDouble(a.doubleValue(), b.doubleValue());
            if (Math.abs(result) < Numbers.LAST_EXACT) {
                return Numbers.of(result);
            }
        }
        BigDecimal result;
        try {
            result = exact.apply(Numbers.exact(a, sign), Numbers.exact(b, sign));
        } catch (ArithmeticException e) {
            throw Numbers.rounded(Numbers.isBeyond(b) ? b : a, sign);
        }
        if (Double.isInfinite(result.doubleValue())) {
            throw new RefusedException(
                    "%s %s %s is larger than a double can be".formatted(JsonText.cut(a), sign, JsonText.cut(b)));
        }
        boolean isInteger = a.isIntegralNumber() && b.isIntegralNumber() && result.scale() <= 0;
        return isInteger ? Numbers.of(result.toBigInteger()) : Numbers.of(result);
    }

    /** @throws ArithmeticException when it has no end */
    private static BigDecimal quotient(BigDecimal a, BigDecimal b) {
        return a.divide(b);
    }

    private static boolean isLong(JsonNode number) {
        return number.isInt() || number.isLong();
    }

    private static boolean isZero(JsonNode number) {
        return number.isBigDecimal() ? number.decimalValue().signum() == 0 : number.doubleValue() == 0;
    }

    @FunctionalInterface
    private interface Exact {
        BigDecimal apply(BigDecimal a, BigDecimal b);
    }
}
