package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The formats that are named with an {@code @}. */
final class Formats {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final Map<String, UnaryOperator<JsonNode>> BY_NAME = Map.ofEntries(
            Map.entry("text", value -> Values.of(JsonText.plain(value))),
            Map.entry("json", value -> Values.of(JsonText.of(value))),
            Map.entry("csv", Formats::csv),
            Map.entry("tsv", Formats::tsv),
            Map.entry("html", value -> Values.of(html(JsonText.plain(value)))),
            Map.entry("uri", value -> Values.of(uri(JsonText.plain(value)))),
            Map.entry("sh", Formats::shell),
            Map.entry("base64", value -> Values.of(Base64.getEncoder().encodeToString(utf8(value)))),
            Map.entry("base64d", Formats::base64Decoded),
            Map.entry("base32", value -> Values.of(base32(utf8(value)))),
            Map.entry("base32d", Formats::base32Decoded));

    private Formats() {}

    /** Null when there is none of this name. */
    static @Nullable UnaryOperator<JsonNode> named(String name) {
        return BY_NAME.get(name);
    }

    private static byte[] utf8(JsonNode value) {
        return JsonText.plain(value).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode csv(JsonNode row) {
        return row(row, "csv", ",", text -> "\"" + text.replace("\"", "\"\"") + "\"");
    }

    private static JsonNode tsv(JsonNode row) {
        return row(
                row,
                "tsv",
                "\t",
                text -> text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r"));
    }

    private static JsonNode row(JsonNode row, String format, String separator, UnaryOperator<String> quoted) {
        if (!row.isArray()) {
            throw new JqException(
                    JqException.described(row) + " cannot be " + format + "-formatted, only an array can be");
        }
        return Values.of(StreamSupport.stream(row.spliterator(), false)
                .map(cell -> {
                    if (cell.isContainerNode()) {
                        throw new JqException(JqException.described(cell) + " is not valid in a csv row");
                    }
                    boolean isEmpty = cell.isNull() || Numbers.isNan(cell);
                    return isEmpty ? "" : cell.isTextual() ? quoted.apply(cell.textValue()) : JsonText.of(cell);
                })
                .collect(Collectors.joining(separator)));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    private static String uri(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0);
            encoded.append(isPlain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }

    private static JsonNode shell(JsonNode value) {
        if (value.isArray()) {
            return Values.of(StreamSupport.stream(value.spliterator(), false)
                    .map(Formats::shellWord)
                    .collect(Collectors.joining(" ")));
        }
        return Values.of(shellWord(value));
    }

    private static String shellWord(JsonNode value) {
        if (value.isContainerNode()) {
            throw new JqException(JqException.described(value) + " can not be escaped for shell");
        }
        return value.isTextual() ? "'" + value.textValue().replace("'", "'\\''") + "'" : JsonText.of(value);
    }

    private static JsonNode base64Decoded(JsonNode value) {
        String text = JsonText.plain(value).replaceAll("=+$", "");
        try {
            return Values.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new JqException(JqException.described(value) + " is not valid base64 data");
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        long bits = 0;
        int count = 0;
        for (byte b : bytes) {
            bits = bits << 8 | b & 0xff;
            count += 8;
            for (; count >= 5; count -= 5) {
                text.append(BASE32.charAt((int) (bits >> count - 5 & 31)));
            }
        }
        if (count > 0) {
            text.append(BASE32.charAt((int) (bits << 5 - count & 31)));
        }
        return text + "=".repeat((8 - text.length() % 8) % 8);
    }

    private static JsonNode base32Decoded(JsonNode value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long bits = 0;
        int count = 0;
        for (char c : JsonText.plain(value).replaceAll("=+$", "").toCharArray()) {
            int digit = BASE32.indexOf(c);
            if (digit < 0) {
                throw new JqException(JqException.described(value) + " is not valid base32 data");
            }
            bits = bits << 5 | digit;
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.write((int) (bits >> count & 0xff));
            }
        }
        return Values.of(bytes.toString(StandardCharsets.UTF_8));
    }
}
