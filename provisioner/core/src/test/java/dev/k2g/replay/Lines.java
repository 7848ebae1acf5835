package dev.k2g.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bytes and lines for tests. */
final class Lines {

    private Lines() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    static Line line(String text) {
        return new Line(1, bytes(text), false);
    }

    static List<String> texts(List<Line> lines) {
        return lines.stream()
                .map(line -> new String(line.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    static List<Line> read(byte[] bytes) throws IOException {
        return new LineReader(new ByteArrayInputStream(bytes), 0).readAll();
    }
}
