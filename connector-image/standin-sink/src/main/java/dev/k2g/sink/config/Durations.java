package dev.k2g.sink.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of the current dialect: whole numbers with a unit, such as {@code 1m30s}. */
final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(\\d+(ms|s|m|h|d))+");
    private static final Map<String, Long> MILLISECONDS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE / 1_000_000);

    private Durations() {}

    /** Refuses a text that is no duration. */
    static ConfigDef.Validator required() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> milliseconds(name, String.valueOf(value)),
                () -> "a duration with a unit, such as 30s");
    }

    /** As {@link #required}, but may be empty. */
    static ConfigDef.Validator optional() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (!String.valueOf(value).isEmpty()) {
                        milliseconds(name, String.valueOf(value));
                    }
                },
                () -> "empty, or a duration with a unit, such as 30s");
    }

    /**
     * The duration in milliseconds.
     *
     * @throws ConfigException when it is none
     */
    static long milliseconds(String name, String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new ConfigException(name, text, "Must be whole numbers with a unit (ms, s, m, h, d), such as 30s.");
        }
        BigInteger sum = BigInteger.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.add(new BigInteger(part.group(1)).multiply(BigInteger.valueOf(factor(part.group(2)))));
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new ConfigException(name, text, "Is longer than a driver can wait.");
        }
        return sum.longValueExact();
    }

    private static long factor(String unit) {
        return MILLISECONDS.getOrDefault(unit, 1L);
    }
}
