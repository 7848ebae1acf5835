package dev.k2g.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** jq's {@code tonumber}, without the library's detour over a double, which would change ids beyond 2^53. */
final class ExactToNumber implements Function {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,1000}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]{1,500}(?:\\.[0-9]{0,500})?|\\.[0-9]{1,500})(?:[eE][+-]?[0-9]{1,4})?");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public void apply(
            Scope scope, List<Expression> arguments, JsonNode in, Path path, PathOutput output, Version version)
            throws JsonQueryException {
        if (in.isNumber()) {
            output.emit(in, null);
        } else if (in.isTextual()) {
            output.emit(number(in.textValue().strip()), null);
        } else {
            throw new JsonQueryException("%s cannot be parsed as a number", in);
        }
    }

    private static JsonNode number(String text) throws JsonQueryException {
        if (INTEGER.matcher(text).matches()) {
            BigInteger value = new BigInteger(text);
            boolean fits = value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
            return fits ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
        }
        if (DECIMAL.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        throw new JsonQueryException("a string that is no number cannot be parsed as one");
    }
}
