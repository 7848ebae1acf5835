package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random messages: a few fields that programs look for, and whatever else. */
final class RandomJson {

    private static final List<String> KEYS =
            List.of("a", "b", "c", "id", "", "a b", "é", "😀", "0", "$x", "\"", "value", "\u007f", "日本", "key", "name");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "abc",
            "A,b, c",
            "  x ",
            "é日本",
            "😀😀",
            "1",
            "-7",
            "2.50",
            "2015-03-05T23:51:47Z",
            "a\"b\\c",
            "line\nbreak\t",
            "null",
            "[1]",
            "<&'\">",
            "foo bar foo");

    private final Random random;
    private final Supplier<JsonNode> numbers;

    RandomJson(Random random, Supplier<JsonNode> numbers) {
        this.random = random;
        this.numbers = numbers;
    }

    /** An integer of any size up to so many bits, near a power of two as often as not. */
    static long integer(Random random, int bits) {
        int size = random.nextInt(bits + 1);
        long near = size == 0
                ? 0
                : random.nextBoolean() ? (1L << size - 1) + random.nextInt(4) : random.nextLong() >>> 64 - size;
        long most = bits == 63 ? Long.MAX_VALUE : 1L << bits;
        long value = Math.min(near, most);
        return random.nextBoolean() ? value : -value;
    }

    /** A number with a fraction, of few digits. */
    static JsonNode fraction(Random random) {
        return DecimalNode.valueOf(BigDecimal.valueOf(random.nextInt(200_001) - 100_000L, random.nextInt(6)));
    }

    /** What programs expect: {@code n} numbers, {@code s} texts, {@code o} objects, {@code x} anything. */
    ObjectNode message() {
        ObjectNode message = Values.object();
        message.set("i", numbers.get());
        message.set("j", random.nextInt(8) == 0 ? Values.NULL : numbers.get());
        message.put("t", text());
        message.set("n", array(numbers));
        message.set("s", array(() -> Values.of(text())));
        message.set("o", array(this::row));
        message.set("x", value(3));
        return message;
    }

    private JsonNode row() {
        ObjectNode row = Values.object();
        row.set("id", random.nextInt(10) == 0 ? Values.of(text()) : numbers.get());
        if (random.nextInt(4) > 0) {
            row.set(KEYS.get(random.nextInt(3)), value(1));
        }
        return row;
    }

    private ArrayNode array(Supplier<JsonNode> elements) {
        ArrayNode array = Values.array();
        for (int i = random.nextInt(6); i > 0; i--) {
            // the same again, since much of what is tested is about equals
            array.add(
                    !array.isEmpty() && random.nextInt(3) == 0
                            ? array.get(random.nextInt(array.size()))
                            : elements.get());
        }
        return array;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> Values.NULL;
            case 1 -> Values.of(random.nextBoolean());
            case 2 -> Values.of(text());
            case 3, 4 -> numbers.get();
            case 5, 6 -> array(() -> value(depth - 1));
            default -> {
                ObjectNode object = Values.object();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(KEYS.get(random.nextInt(KEYS.size())), value(depth - 1));
                }
                yield object;
            }
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
