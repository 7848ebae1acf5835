package dev.k2g.stack.start;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The log of one server: its last lines, what is written from then on, and the line that says why the server ended. */
public final class ServerLog {

    /** Enough for any tail that a person reads, and little to keep in memory. */
    private static final int LONGEST_READ = 8 * 1024 * 1024;

    /** Where the reason is looked for. */
    private static final int END = 64 * 1024;

    private static final Pattern CAUSE = Pattern.compile("^\\s*Caused by: .*");
    private static final Pattern ERROR = Pattern.compile(".*(ERROR|FATAL|Error|Exception).*");
    private static final Pattern FRAME = Pattern.compile("^\\s*(at |\\.\\.\\. \\d+ ).*");

    private final Path file;
    private long position;

    /** The log in this file. */
    public ServerLog(Path file) {
        this.file = file;
    }

    /** The last lines that are there now, of the last 8 MiB. */
    public List<String> tail(int lines) {
        return last(more(), lines);
    }

    /** As {@link #tail(int)}, of a log at hand. */
    public static List<String> tail(String log, int lines) {
        return last(log.lines().toList(), lines);
    }

    private static List<String> last(List<String> all, int lines) {
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /**
     * The lines since the last call; one that is not finished yet is left for later. A file that became shorter is read
     * from its beginning.
     */
    public List<String> more() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = log.length() < position ? 0 : Math.max(position, log.length() - LONGEST_READ);
            byte[] bytes = readFrom(log, from);
            int end = lastLineBreak(bytes) + 1;
            position = from + end;
            return new String(bytes, 0, end, UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] readFrom(RandomAccessFile log, long from) throws IOException {
        byte[] bytes = new byte[(int) (log.length() - from)];
        log.seek(from);
        log.readFully(bytes);
        return bytes;
    }

    private static int lastLineBreak(byte[] bytes) {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] != '\n') {
            last--;
        }
        return last;
    }

    /**
     * The line that tells best why a server ended: the last cause of a trace, else the last error, else the last line.
     */
    public static String tellingLine(Path file) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            return tellingLine(new String(readFrom(log, Math.max(0, log.length() - END)), UTF_8));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    /** As {@link #tellingLine(Path)}, of a log at hand. */
    public static String tellingLine(String log) {
        List<String> lines = log.lines()
                .filter(line -> !line.isBlank() && !FRAME.matcher(line).matches())
                .toList();
        return last(lines, CAUSE)
                .or(() -> last(lines, ERROR))
                .orElseGet(() -> lines.isEmpty() ? "its log is empty" : lines.get(lines.size() - 1))
                .strip();
    }

    private static Optional<String> last(List<String> lines, Pattern pattern) {
        return lines.stream().filter(line -> pattern.matcher(line).matches()).reduce((first, second) -> second);
    }
}
