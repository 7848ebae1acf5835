package dev.k2g.stack.start;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The end of a server's log. */
public final class ServerLog {

    private static final int LENGTH = 64 * 1024;
    private static final Pattern CAUSE = Pattern.compile("^\\s*Caused by: .*");
    private static final Pattern TROUBLE = Pattern.compile(".*(ERROR|FATAL|Error|Exception).*");
    private static final Pattern FRAME = Pattern.compile("^\\s*(at |\\.\\.\\. \\d+ ).*");

    private ServerLog() {}

    /**
     * The line that tells best why a server ended: the last cause of a trace, else the last error, else the last line.
     */
    public static String tellingLine(Path log) {
        return tellingLine(text(log));
    }

    /** As {@link #tellingLine(Path)}, of a log at hand. */
    public static String tellingLine(String log) {
        List<String> lines = log.lines()
                .filter(line -> !line.isBlank() && !FRAME.matcher(line).matches())
                .toList();
        return last(lines, CAUSE)
                .or(() -> last(lines, TROUBLE))
                .orElseGet(() -> lines.isEmpty() ? "its log is empty" : lines.get(lines.size() - 1))
                .strip();
    }

    private static Optional<String> last(List<String> lines, Pattern pattern) {
        return lines.stream().filter(line -> pattern.matcher(line).matches()).reduce((first, second) -> second);
    }

    private static String text(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(LENGTH, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, UTF_8);
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
