package dev.k2g.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits bytes into lines at {@code \n}, as they come. A last line needs no line end, a {@code \r} before it is dropped,
 * and a UTF-8 byte order mark at the beginning is skipped.
 */
final class LineReader {

    /** The longest line that is held, in bytes. Of a longer one only the beginning is kept. */
    static final int LONGEST_LINE = 16 * 1024 * 1024;

    /** How much of a line that is too long is kept, in bytes. */
    static final int KEPT_OF_TOO_LONG = 1024;

    private static final int READ_SIZE = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private byte[] buffer = new byte[READ_SIZE];
    private int filled;
    private boolean tooLong;
    private boolean first = true;
    private long number;

    /**
     * @param in where the bytes come from
     * @param linesBefore how many lines were read before, so that numbers go on
     */
    LineReader(InputStream in, long linesBefore) {
        this.in = in;
        this.number = linesBefore;
    }

    /** The number of the last line read. */
    long number() {
        return number;
    }

    /**
     * Reads once, waiting for bytes if there are none.
     *
     * @param lines gets the lines that end in these bytes, none when they end no line
     * @return whether there may be more
     */
    boolean readInto(List<Line> lines) throws IOException {
        makeRoom();
        int read = in.read(buffer, filled, Math.min(READ_SIZE, buffer.length - filled));
        if (read < 0) {
            endInto(lines);
            return false;
        }
        int start = 0;
        for (int i = filled; i < filled + read; i++) {
            if (buffer[i] == '\n') {
                lines.add(line(start, i));
                start = i + 1;
            }
        }
        keep(start, filled + read);
        return true;
    }

    /** As {@link #readInto}, into a list of its own. */
    List<Line> readAll() throws IOException {
        List<Line> lines = new ArrayList<>();
        while (readInto(lines)) {
            // until the end
        }
        return lines;
    }

    /** What was read of a line that has not ended yet becomes a line: its end will not come. */
    void endInto(List<Line> lines) {
        if (filled > 0) {
            lines.add(line(0, filled));
            filled = 0;
        }
    }

    private Line line(int start, int end) {
        int from = first && startsWithByteOrderMark(start, end) ? start + BYTE_ORDER_MARK.length : start;
        boolean cutOff = tooLong || end - from > LONGEST_LINE;
        int to = cutOff ? Math.min(end, from + KEPT_OF_TOO_LONG) : end;
        if (!cutOff && to > from && buffer[to - 1] == '\r') {
            to--;
        }
        first = false;
        tooLong = false;
        number++;
        return new Line(number, Arrays.copyOfRange(buffer, from, to), cutOff);
    }

    private boolean startsWithByteOrderMark(int start, int end) {
        return end - start >= BYTE_ORDER_MARK.length
                && Arrays.equals(buffer, start, start + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
    }

    private void keep(int start, int end) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        filled = end - start;
        if (filled > LONGEST_LINE) {
            tooLong = true;
        }
        if (tooLong) {
            // Only the beginning matters from here on; what follows is read over it.
            filled = Math.min(filled, KEPT_OF_TOO_LONG);
        }
    }

    private void makeRoom() {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LONGEST_LINE + READ_SIZE));
        }
    }
}
