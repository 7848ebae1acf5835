package dev.k2g.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads text files: UTF-8, of a size that people write. */
public final class TextFile {

    /** In bytes. */
    public static final int LARGEST = 1 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /** The file's text with {@code \n} line ends and no byte order mark, or empty after a problem was added. */
    public static Optional<String> read(Path file, Problems problems) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName().replace("Exception", "");
            problems.add(file, 1, "This file cannot be read (%s).".formatted(reason));
            return Optional.empty();
        }
        if (bytes.length > LARGEST) {
            problems.add(file, 1, "This file is larger than 1 MiB.");
            return Optional.empty();
        }
        return decode(bytes, file, problems);
    }

    private static Optional<String> decode(byte[] bytes, Path file, Problems problems) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int at = 0; at < in.position(); at++) {
                line += bytes[at] == '\n' ? 1 : 0;
            }
            problems.add(file, line, "This file is not UTF-8 (%s).".formatted(e.getMessage()));
            return Optional.empty();
        }
        String text = out.flip().toString().replace("\r\n", "\n");
        return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }
}
