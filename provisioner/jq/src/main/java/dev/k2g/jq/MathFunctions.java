package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions of numbers. Those that compute with doubles refuse what a double would round. */
final class MathFunctions {

    private static final double LN_2 = Math.log(2);
    private static final int LARGEST_POWER = 1024;

    private static final Map<String, DoubleUnaryOperator> ONE = Map.ofEntries(
            Map.entry("sqrt", Math::sqrt),
            Map.entry("cbrt", Math::cbrt),
            Map.entry("log", Math::log),
            Map.entry("log10", Math::log10),
            Map.entry("log2", MathFunctions::log2),
            Map.entry("log1p", Math::log1p),
            Map.entry("exp", Math::exp),
            Map.entry("exp2", x -> Math.pow(2, x)),
            Map.entry("exp10", x -> Math.pow(10, x)),
            Map.entry("expm1", Math::expm1),
            Map.entry("sin", Math::sin),
            Map.entry("cos", Math::cos),
            Map.entry("tan", Math::tan),
            Map.entry("asin", Math::asin),
            Map.entry("acos", Math::acos),
            Map.entry("atan", Math::atan),
            Map.entry("sinh", Math::sinh),
            Map.entry("cosh", Math::cosh),
            Map.entry("tanh", Math::tanh),
            Map.entry("asinh", MathFunctions::asinh),
            Map.entry("acosh", x -> Math.log(x + Math.sqrt(x * x - 1))),
            Map.entry("atanh", x -> Math.log1p(2 * x / (1 - x)) / 2),
            Map.entry("significand", x -> x == 0 || !Double.isFinite(x) ? x : x / Math.pow(2, Math.getExponent(x))),
            Map.entry("logb", x -> x == 0 ? Double.NEGATIVE_INFINITY : Math.getExponent(x)));

    private static final Map<String, DoubleBinaryOperator> TWO = Map.of(
            "atan2", Math::atan2,
            "fmin", Math::min,
            "fmax", Math::max,
            "fmod", (x, y) -> x % y,
            "hypot", Math::hypot,
            "ldexp", (x, y) -> x * Math.pow(2, y),
            "scalb", (x, y) -> x * Math.pow(2, y),
            "scalbln", (x, y) -> x * Math.pow(2, y),
            "copysign", Math::copySign);

    private MathFunctions() {}

    static void addTo(Builtins builtins) {
        ONE.forEach((name, function) -> builtins.value(
                name, in -> Numbers.computed(function.applyAsDouble(Numbers.asDouble(number(in), name)), in, name)));
        TWO.forEach((name, function) -> builtins.value(
                name,
                (JsonNode in, JsonNode a, JsonNode b) -> Numbers.computed(
                        function.applyAsDouble(Numbers.asDouble(number(a), name), Numbers.asDouble(number(b), name)),
                        a,
                        name)));
        builtins.value("pow", (JsonNode in, JsonNode base, JsonNode power) -> power(number(base), number(power)));
        builtins.value("floor", in -> Numbers.integer(number(in), RoundingMode.FLOOR));
        builtins.value("ceil", in -> Numbers.integer(number(in), RoundingMode.CEILING));
        builtins.value("round", in -> Numbers.integer(number(in), RoundingMode.HALF_UP));
        builtins.value("trunc", in -> Numbers.integer(number(in), RoundingMode.DOWN));
        builtins.value("rint", in -> Numbers.integer(number(in), RoundingMode.HALF_EVEN));
        builtins.value("nearbyint", in -> Numbers.integer(number(in), RoundingMode.HALF_EVEN));
        builtins.value("fabs", in -> amount(number(in)));
        builtins.value("abs", in -> amount(number(in)));
        builtins.value("infinite", in -> DoubleNode.valueOf(Double.POSITIVE_INFINITY));
        builtins.value("nan", in -> Builtins.nan());
        builtins.value(
                "isinfinite", in -> Values.of(Double.isInfinite(number(in).doubleValue()) && in.isDouble()));
        builtins.value("isnan", in -> Values.of(Numbers.isNan(number(in))));
        builtins.value("isnormal", in -> Values.of(isNormal(number(in))));
    }

    /** Without its sign. */
    static JsonNode amount(JsonNode number) {
        return Order.isBelow(number, Numbers.of(0)) && !Numbers.isNan(number) ? Arithmetic.negate(number) : number;
    }

    private static JsonNode power(JsonNode base, JsonNode power) {
        boolean isInteger = base.isIntegralNumber() && power.isInt();
        if (isInteger && power.intValue() >= 0 && power.intValue() <= LARGEST_POWER) {
            BigInteger exact = base.bigIntegerValue();
            if (exact.bitLength() * (long) power.intValue() <= LARGEST_POWER) {
                return Numbers.of(exact.pow(power.intValue()));
            }
        }
        double result = Math.pow(Numbers.asDouble(base, "pow"), Numbers.asDouble(power, "pow"));
        return Numbers.computed(result, base, "pow");
    }

    private static boolean isNormal(JsonNode number) {
        if (Numbers.isBeyond(number)) {
            return true;
        }
        double value = number.doubleValue();
        return Double.isFinite(value) && Math.abs(value) >= Double.MIN_NORMAL;
    }

    private static double log2(double x) {
        int exponent = Math.getExponent(x);
        return x > 0 && x == Math.pow(2, exponent) ? exponent : Math.log(x) / LN_2;
    }

    private static double asinh(double x) {
        double amount = Math.abs(x);
        return Math.copySign(Math.log1p(amount + amount * amount / (1 + Math.sqrt(amount * amount + 1))), x);
    }

    private static JsonNode number(JsonNode in) {
        if (!in.isNumber()) {
            throw new JqException(JqException.described(in) + " number required");
        }
        return in;
    }
}
