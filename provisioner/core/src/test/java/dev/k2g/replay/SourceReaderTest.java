package dev.k2g.replay;

import dev.k2g.failure.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static dev.k2g.replay.Lines.bytes;
import static dev.k2g.replay.Lines.gzip;
import static dev.k2g.replay.Lines.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SourceReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path directory;

    SourceReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void reads_plain_and_gzip_recordings_whatever_their_names() throws Exception {
        Path plain = Files.write(directory.resolve("plain.gz"), bytes("a\nb\n"));
        Path packed = Files.write(directory.resolve("packed.ndjson"), gzip(bytes("a\nb\n")));

        assertThat(texts(all(MessageSource.file(plain)))).containsExactly("a", "b");
        assertThat(texts(all(MessageSource.file(packed)))).containsExactly("a", "b");
    }

    @Test
    void reads_every_member_of_a_gzip_pipe() throws Exception {
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out, 16);
        Thread writer = new Thread(() -> {
            try (out) {
                out.write(gzip(bytes("a\n")));
                out.flush();
                out.write(gzip(bytes("b\n")));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        writer.start();

        assertThat(texts(all(MessageSource.standardInput(in)))).containsExactly("a", "b");
        writer.join(PATIENCE.toMillis());
    }

    @Test
    void gives_what_came_before_a_break_in_a_gzip_recording() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            text.writeBytes(bytes(Long.toHexString(random.nextLong()) + "\n"));
        }
        byte[] packed = gzip(text.toByteArray());
        Path broken = Files.write(directory.resolve("broken.gz"), Arrays.copyOf(packed, packed.length / 2));

        try (SourceReader reader = SourceReader.of(MessageSource.file(broken))) {
            List<Line> lines = drain(reader);

            assertThat(lines).hasSizeBetween(5_000, 15_000);
            String read = String.join("\n", texts(lines));
            assertThat(text.toString(UTF_8)).startsWith(read);
            assertThat(reader.failure())
                    .hasValueSatisfying(cause -> assertThat(
                                    MessageSource.file(broken).failure(cause, lines.size()))
                            .hasMessageContaining("broken.gz could not be read further after line " + lines.size())
                            .hasMessageContaining("middle of its gzip data"));
        }
    }

    @Test
    void memory_that_ran_out_is_no_end_and_not_blamed_on_the_source() throws Exception {
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(bytes("a\n")), new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        MessageSource source = MessageSource.standardInput(in);

        try (SourceReader reader = SourceReader.of(source)) {
            assertThat(texts(drain(reader))).containsExactly("a");
            assertThat(reader.failure()).map(cause -> source.failure(cause, 1)).hasValueSatisfying(failure -> {
                assertThat(failure.code()).isEqualTo(FindingCode.UNEXPECTED);
                assertThat(failure)
                        .hasMessage("Unexpected after line 1 of standard input:"
                                + " java.lang.OutOfMemoryError: Java heap space.");
            });
        }
    }

    @Test
    void a_silent_pipe_does_not_keep_it_from_closing() throws Exception {
        PipedInputStream in = new PipedInputStream();
        try (PipedOutputStream out = new PipedOutputStream(in);
                SourceReader reader = SourceReader.of(MessageSource.standardInput(in))) {
            out.write(bytes("a\n"));
            out.flush();
            assertThat(reader.next(PATIENCE))
                    .hasValueSatisfying(lines -> assertThat(texts(lines)).containsExactly("a"));
            assertThat(reader.next(Duration.ofMillis(1))).isEmpty();
            assertThat(reader.isAtEnd()).isFalse();
        }
    }

    @Test
    void leaves_standard_input_open() throws Exception {
        boolean[] closed = {false};
        ByteArrayInputStream in = new ByteArrayInputStream(bytes("a\n")) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        all(MessageSource.standardInput(in));
        assertThat(closed[0]).isFalse();
    }

    static List<Line> all(MessageSource source) throws Exception {
        try (SourceReader reader = SourceReader.of(source)) {
            List<Line> lines = drain(reader);
            assertThat(reader.failure()).isEmpty();
            return lines;
        }
    }

    private static List<Line> drain(SourceReader reader) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        while (!reader.isAtEnd()) {
            lines.addAll(reader.next(PATIENCE).orElseThrow());
        }
        return lines;
    }
}
