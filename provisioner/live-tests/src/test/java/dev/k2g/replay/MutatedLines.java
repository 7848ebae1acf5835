package dev.k2g.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import static dev.k2g.replay.ReplayFixture.bytes;

/** Writes messages that something went wrong with: flipped, cut, doubled, reordered, nested, huge. */
final class MutatedLines {

    private static final String[] TOPICS = {
        "Canoeing", "Café  ", "日本語 \\ud83d\\ude00", "\uFEFFOdd", "O'Brien \\\"x\\\"", "R&B/#1"
    };

    private final Random random;

    MutatedLines(long seed) {
        this.random = new Random(seed);
    }

    /** Writes this many, one a line, and every now and then one that is meant to exhaust the memory. */
    void write(Path file, int count) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                if (i % (count / 4) == 7) {
                    writeHostile(out, i / (count / 4));
                } else {
                    out.write(mutate(message()));
                }
                out.write('\n');
            }
        }
    }

    private byte[] message() {
        StringBuilder topics = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            topics.append(topics.isEmpty() ? "" : ",")
                    .append("{\"urlkey\":\"k\",\"topic_name\":\"" + TOPICS[random.nextInt(TOPICS.length)] + "\"}");
        }
        return bytes("{\"member\":{\"member_id\":" + random.nextLong() + "},\"event\":{\"time\":"
                + (random.nextInt(10) == 0 ? "null" : random.nextLong(1L << 41)) + "},\"venue\":{\"lat\":"
                + random.nextDouble() + "},\"group\":{\"group_topics\":[" + topics + "]}}");
    }

    private byte[] mutate(byte[] message) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> flip(message);
            case 2 -> Arrays.copyOf(message, random.nextInt(message.length));
            case 3 -> join(message, message);
            case 4 -> reorder(message);
            case 5 -> random.nextInt(20) == 0 ? nested(900 + random.nextInt(200)) : flip(message);
            default -> message;
        };
    }

    private byte[] flip(byte[] message) {
        byte[] flipped = message.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] reorder(byte[] message) {
        int cut = random.nextInt(message.length);
        return join(Arrays.copyOfRange(message, cut, message.length), Arrays.copyOf(message, cut));
    }

    private static byte[] nested(int depth) {
        return bytes("{\"group\":".repeat(depth) + "[]" + "}".repeat(depth));
    }

    private static void writeHostile(OutputStream out, int which) throws IOException {
        int longest = LineReader.LONGEST_LINE;
        switch (which % 4) {
            case 0 -> repeat(out, "{\"a\":[{}", ",{}", "]}", longest / 3 - 10);
            case 1 -> repeat(out, "{\"a\":\"", "\\u00e9", "\"}", longest / 6 - 10);
            case 2 -> repeat(out, "{\"a\":\"", "xxxxxxxx", "\"}", longest / 4);
            default -> repeat(out, "", "{\"group\":", "", longest / 10);
        }
    }

    private static void repeat(OutputStream out, String before, String piece, String after, int times)
            throws IOException {
        out.write(bytes(before));
        byte[] pieces = bytes(piece.repeat(1 << 10));
        int left = times;
        for (; left >= 1 << 10; left -= 1 << 10) {
            out.write(pieces);
        }
        out.write(bytes(piece.repeat(left)));
        out.write(bytes(after));
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
