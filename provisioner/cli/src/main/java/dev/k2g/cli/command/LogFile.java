package dev.k2g.cli.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The log of one server, read up to some place. A line that is not finished yet is left for later. */
final class LogFile {

    /** Enough for any tail that a person reads, and little to keep in memory. */
    private static final int LONGEST_READ = 8 * 1024 * 1024;

    private final String server;
    private final Path file;
    private long position;

    LogFile(String server, Path file) {
        this.server = server;
        this.file = file;
    }

    String server() {
        return server;
    }

    /** The last lines that are there now, of the last 8 MiB. */
    List<String> tail(int lines) {
        List<String> all = more();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** The lines since the last call. A file that became shorter is read from its beginning. */
    List<String> more() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = log.length() < position ? 0 : Math.max(position, log.length() - LONGEST_READ);
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            int end = lastLineBreak(bytes) + 1;
            position = from + end;
            return new String(bytes, 0, end, UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lastLineBreak(byte[] bytes) {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] != '\n') {
            last--;
        }
        return last;
    }
}
