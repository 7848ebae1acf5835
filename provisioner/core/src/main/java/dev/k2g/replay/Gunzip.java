package dev.k2g.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks what is gzip, told by its first two bytes and not by a name, and leaves alone what is not. */
final class Gunzip {

    private static final int FIRST_MAGIC = 0x1F;
    private static final int SECOND_MAGIC = 0x8B;
    private static final int BUFFER_SIZE = 64 * 1024;

    private Gunzip() {}

    /** The same bytes, unpacked if they are gzip. */
    static InputStream whenNeeded(InputStream in) throws IOException {
        PushbackInputStream bytes = new AvailableUntilTheEnd(in);
        int first = bytes.read();
        if (first < 0) {
            return bytes;
        }
        int second = first == FIRST_MAGIC ? bytes.read() : -1;
        if (second >= 0) {
            bytes.unread(second);
        }
        bytes.unread(first);
        return second == SECOND_MAGIC ? new GZIPInputStream(bytes, BUFFER_SIZE) : bytes;
    }

    /**
     * Says that bytes are available until there are none. {@link GZIPInputStream} asks this after each member, and would
     * drop further ones (as {@code cat a.gz b.gz} makes them) when a pipe happens to be empty at that moment.
     */
    private static final class AvailableUntilTheEnd extends PushbackInputStream {

        AvailableUntilTheEnd(InputStream in) {
            super(in, 2);
        }

        @Override
        public int available() throws IOException {
            int next = read();
            if (next < 0) {
                return 0;
            }
            unread(next);
            return 1;
        }
    }
}
