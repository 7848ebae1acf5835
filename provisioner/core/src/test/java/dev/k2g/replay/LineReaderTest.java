package dev.k2g.replay;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import static dev.k2g.replay.Lines.bytes;
import static dev.k2g.replay.Lines.read;
import static dev.k2g.replay.Lines.texts;
import static org.assertj.core.api.Assertions.assertThat;

class LineReaderTest {

    @Test
    void splits_at_newlines_and_drops_the_carriage_return_before_them() throws IOException {
        assertThat(texts(read(bytes("a\nb\r\n\n c \r\r\n")))).containsExactly("a", "b", "", " c \r");
    }

    @Test
    void takes_a_last_line_without_a_newline() throws IOException {
        assertThat(texts(read(bytes("a\nb")))).containsExactly("a", "b");
        assertThat(texts(read(bytes("a\n")))).containsExactly("a");
        assertThat(texts(read(bytes("")))).isEmpty();
    }

    @Test
    void numbers_lines_from_one_and_goes_on_after_those_before() throws IOException {
        assertThat(read(bytes("a\nb\n"))).extracting(Line::number).containsExactly(1L, 2L);
        LineReader later = new LineReader(new ByteArrayInputStream(bytes("c\n")), 2);
        assertThat(later.readAll()).extracting(Line::number).containsExactly(3L);
    }

    @Test
    void skips_a_byte_order_mark_at_the_beginning_only() throws IOException {
        assertThat(texts(read(bytes("\uFEFFa\n\uFEFFb\n")))).containsExactly("a", "\uFEFFb");
    }

    @Test
    void knows_blank_lines() throws IOException {
        assertThat(read(bytes("\n \t\r\n{}\n"))).extracting(Line::isBlank).containsExactly(true, true, false);
    }

    @Test
    void keeps_only_the_beginning_of_a_line_that_is_too_long() throws IOException {
        byte[] longest = new byte[LineReader.LONGEST_LINE];
        byte[] longer = new byte[LineReader.LONGEST_LINE + 1];
        Arrays.fill(longest, (byte) 'x');
        Arrays.fill(longer, (byte) 'y');
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(longest);
        all.write('\n');
        all.write(longer);
        all.writeBytes(bytes("\nafter\n"));
        all.write(longer);

        List<Line> lines = read(all.toByteArray());

        assertThat(lines).extracting(Line::cutOff).containsExactly(false, true, false, true);
        assertThat(lines)
                .extracting(line -> line.bytes().length)
                .containsExactly(LineReader.LONGEST_LINE, LineReader.KEPT_OF_TOO_LONG, 5, LineReader.KEPT_OF_TOO_LONG);
    }

    @Property(tries = 300)
    void reads_the_same_lines_however_the_bytes_arrive(
            @ForAll byte[] noise, @ForAll @IntRange(min = 1, max = 9) int atOnce) throws IOException {
        byte[] bytes = withNewlines(noise);

        List<Line> whole = read(bytes);
        List<Line> inPieces = new LineReader(pieces(bytes, atOnce), 0).readAll();

        assertThat(texts(inPieces)).isEqualTo(texts(whole));
        long ended = 0;
        for (byte b : bytes) {
            ended += b == '\n' ? 1 : 0;
        }
        boolean open = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
        assertThat(whole).hasSize((int) ended + (open ? 1 : 0));
    }

    private static byte[] withNewlines(byte[] noise) {
        byte[] bytes = noise.clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] % 5 == 0 ? (byte) '\n' : bytes[i];
        }
        return bytes;
    }

    private static FilterInputStream pieces(byte[] bytes, int atOnce) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, atOnce));
            }
        };
    }
}
