package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;

/** The functions that make a value of values: types, texts, arrays, objects, dates. */
final class ValueFunctions {

    private static final double MILLIS = 1000.0;

    private ValueFunctions() {}

    static void addTo(Builtins builtins) {
        builtins.value("not", in -> Values.of(!Types.isTrue(in)));
        builtins.value("type", in -> Values.of(Types.of(in)));
        builtins.value("length", ValueFunctions::length);
        builtins.value("keys", in -> keys(in, true));
        builtins.value("keys_unsorted", in -> keys(in, false));
        builtins.value("has", ValueFunctions::has);
        builtins.value("contains", ValueFunctions::contains);
        builtins.value("reverse", ValueFunctions::reverse);
        builtins.value("delpaths", Access::delete);
        builtins.value(
                "setpath", (JsonNode in, JsonNode keys, JsonNode value) -> Access.update(in, keys, old -> value));
        builtins.value("tojson", in -> Values.of(JsonText.of(in)));
        builtins.value("fromjson", in -> JsonText.read(text("fromjson", in)));
        builtins.value("tostring", in -> Values.of(JsonText.plain(in)));
        builtins.value("tonumber", Texts::toNumber);
        builtins.value("bsearch", ValueFunctions::search);
        texts(builtins);
        dates(builtins);
    }

    private static void texts(Builtins builtins) {
        builtins.value("split", (JsonNode in, JsonNode separator) -> Texts.split(in, separator));
        builtins.value("join", Texts::join);
        builtins.value("indices", Texts::indices);
        builtins.value("_indices", Texts::indices);
        builtins.value("index", (in, part) -> first(Texts.indices(in, part)));
        builtins.value("rindex", (in, part) -> last(Texts.indices(in, part)));
        builtins.value("startswith", Texts::startsWith);
        builtins.value("endswith", Texts::endsWith);
        builtins.value("ltrimstr", Texts::withoutStart);
        builtins.value("rtrimstr", Texts::withoutEnd);
        builtins.value("trim", in -> Texts.changed("trim", in, String::strip));
        builtins.value("ltrim", in -> Texts.changed("ltrim", in, String::stripLeading));
        builtins.value("rtrim", in -> Texts.changed("rtrim", in, String::stripTrailing));
        builtins.value("ascii_downcase", Texts::lowerCase);
        builtins.value("ascii_upcase", Texts::upperCase);
        builtins.value("explode", Texts::explode);
        builtins.value("implode", Texts::implode);
        builtins.value("utf8bytelength", Texts::bytes);
        builtins.filter(
                "_match/3",
                arguments -> (env, path, in, out) -> arguments
                        .get(1)
                        .values(
                                env,
                                in,
                                flags -> arguments
                                        .get(0)
                                        .values(
                                                env,
                                                in,
                                                expression -> arguments
                                                        .get(2)
                                                        .values(
                                                                env,
                                                                in,
                                                                isTest -> out.emit(
                                                                        path.ofValue(),
                                                                        Regexes.match(
                                                                                in,
                                                                                expression,
                                                                                flags,
                                                                                isTest.booleanValue()))))));
    }

    private static void dates(Builtins builtins) {
        builtins.value("now", in -> DoubleNode.valueOf(System.currentTimeMillis() / MILLIS));
        builtins.value("gmtime", in -> Dates.brokenDown("gmtime", in, ZoneOffset.UTC));
        builtins.value("localtime", in -> Dates.brokenDown("localtime", in, ZoneId.systemDefault()));
        builtins.value("mktime", Dates::seconds);
        builtins.value("strptime", Dates::parse);
        builtins.value("strftime", (in, format) -> Dates.format("strftime", in, format, ZoneOffset.UTC));
        builtins.value(
                "strflocaltime", (in, format) -> Dates.format("strflocaltime", in, format, ZoneId.systemDefault()));
    }

    private static String text(String function, JsonNode in) {
        if (!in.isTextual()) {
            throw new JqException(JqException.described(in) + " cannot be used with " + function + ": no string");
        }
        return in.textValue();
    }

    private static JsonNode length(JsonNode in) {
        return switch (in.getNodeType()) {
            case STRING ->
                Numbers.of(in.textValue().codePointCount(0, in.textValue().length()));
            case ARRAY, OBJECT -> Numbers.of(in.size());
            case NUMBER -> MathFunctions.amount(in);
            case BOOLEAN -> throw new JqException(JqException.described(in) + " has no length");
            default -> Numbers.of(0);
        };
    }

    private static JsonNode keys(JsonNode in, boolean isSorted) {
        ArrayNode keys = Values.array();
        if (in.isObject() && isSorted) {
            Order.keys(in).forEach(keys::add);
        } else if (in.isObject()) {
            in.fieldNames().forEachRemaining(keys::add);
        } else if (in.isArray()) {
            for (int i = 0; i < in.size(); i++) {
                keys.add(i);
            }
        } else {
            throw new JqException(JqException.described(in) + " has no keys");
        }
        return keys;
    }

    private static JsonNode has(JsonNode in, JsonNode key) {
        if (in.isNull()) {
            return Values.of(false);
        } else if (in.isObject() && key.isTextual()) {
            return Values.of(in.has(key.textValue()));
        } else if (in.isArray() && key.isNumber()) {
            long index = Numbers.index(key);
            return Values.of(index >= 0 && index < in.size());
        }
        throw new JqException("Cannot check whether %s has a %s key".formatted(Types.of(in), Types.of(key)));
    }

    private static JsonNode contains(JsonNode in, JsonNode part) {
        boolean isOther = in.isBoolean() && in.booleanValue() != part.booleanValue();
        if (in.getNodeType() != part.getNodeType() || isOther) {
            throw new JqException("%s and %s cannot have their containment checked"
                    .formatted(JqException.described(in), JqException.described(part)));
        }
        return Values.of(isIn(in, part));
    }

    private static boolean isIn(JsonNode whole, JsonNode part) {
        if (whole.isObject() && part.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = part.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                JsonNode there = whole.get(field.getKey());
                if (there == null || !isIn(there, field.getValue())) {
                    return false;
                }
            }
            return true;
        } else if (whole.isArray() && part.isArray()) {
            for (JsonNode element : part) {
                boolean isThere = false;
                for (int i = 0; i < whole.size() && !isThere; i++) {
                    isThere = isIn(whole.get(i), element);
                }
                if (!isThere) {
                    return false;
                }
            }
            return true;
        } else if (whole.isTextual() && part.isTextual()) {
            return whole.textValue().contains(part.textValue());
        }
        return Order.areEqual(whole, part);
    }

    private static JsonNode reverse(JsonNode in) {
        if (in.isTextual()) {
            return Values.of(new StringBuilder(in.textValue()).reverse().toString());
        }
        if (!in.isArray() && !in.isNull()) {
            throw new JqException("Cannot reverse " + JqException.described(in));
        }
        ArrayNode reversed = Values.array();
        for (int i = in.size() - 1; i >= 0; i--) {
            reversed.add(in.get(i));
        }
        return reversed;
    }

    /** Where a sorted array has a value; where it has not, -1 less where it would be. */
    private static JsonNode search(JsonNode in, JsonNode wanted) {
        if (!in.isArray()) {
            throw new JqException(JqException.described(in) + " cannot be searched from");
        }
        int low = 0;
        int high = in.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Order.compare(in.get(middle), wanted);
            if (order == 0) {
                return Numbers.of(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Numbers.of(-1L - low);
    }

    private static JsonNode first(JsonNode found) {
        return found.isNull() || found.isEmpty() ? Values.NULL : found.get(0);
    }

    private static JsonNode last(JsonNode found) {
        return found.isNull() || found.isEmpty() ? Values.NULL : found.get(found.size() - 1);
    }
}
