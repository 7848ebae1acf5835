package dev.k2g.twin.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One client's connection to the stream. */
final class StreamConnection {

    /** A blank line precedes every so-manyth message. */
    private static final int MESSAGES_BETWEEN_BLANKS = 20;

    /** In silence a blank line comes so often; it shows too whether the client is still there. */
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final byte[] BLANK = {'\n'};

    private final List<StreamedMessage> messages;
    private final Timeline timeline;
    private final StreamOptions options;
    private final StreamQuery query;
    private final CountDownLatch closed;
    private final Runnable silent;
    private long sent;

    /**
     * @param messages the recording
     * @param timeline when which message is said
     * @param options how the stream behaves
     * @param query what the client asks for
     * @param closed when it is down, the stream ends
     * @param silent told when there is nothing more to say
     */
    StreamConnection(
            List<StreamedMessage> messages,
            Timeline timeline,
            StreamOptions options,
            StreamQuery query,
            CountDownLatch closed,
            Runnable silent) {
        this.messages = messages;
        this.timeline = timeline;
        this.options = options;
        this.query = query;
        this.closed = closed;
        this.silent = silent;
    }

    /** How many messages the client was sent. */
    long sent() {
        return sent;
    }

    /**
     * Sends messages until the stream is closed.
     *
     * @throws IOException when the client goes, or when the connection is to break off
     */
    void serve(OutputStream body) throws IOException, InterruptedException {
        long joined = timeline.join(query.sinceCount().orElse(0));
        body.flush(); // the answer's head, so that the client knows that it is connected
        for (long message = first(joined); awaitSaid(message, body); message++) {
            StreamedMessage next = messages.get(timeline.index(message));
            if (isWanted(next, message < joined)) {
                send(next, body);
            }
        }
    }

    private long first(long joined) {
        long back = query.sinceCount().orElse(query.sinceMtime().isPresent() ? messages.size() : 0);
        return Math.max(0, joined - back);
    }

    private boolean isWanted(StreamedMessage message, boolean wasSaidBefore) {
        boolean isRecent = !wasSaidBefore
                || query.sinceMtime().isEmpty()
                || message.isLaterThan(query.sinceMtime().getAsLong());
        return isRecent && query.eventId().map(message::isAbout).orElse(true);
    }

    /** Waits until a message is said; false when the stream is closed. */
    private boolean awaitSaid(long message, OutputStream body) throws IOException, InterruptedException {
        long left = timeline.untilSaid(message);
        if (left == Long.MAX_VALUE) {
            silent.run();
        }
        while (left > 0) {
            if (closed.await(Math.min(left, LONGEST_SILENCE_NANOS), TimeUnit.NANOSECONDS)) {
                return false;
            }
            if (left > LONGEST_SILENCE_NANOS) {
                write(BLANK, BLANK.length, body);
            }
            left = timeline.untilSaid(message);
        }
        return closed.getCount() > 0;
    }

    private void send(StreamedMessage message, OutputStream body) throws IOException {
        byte[] line = message.line();
        if (options.breakAfter().isPresent() && sent >= options.breakAfter().getAsLong()) {
            write(line, line.length / 2, body);
            throw new IOException("broken off after " + sent + " messages, as asked for");
        }
        if (sent % MESSAGES_BETWEEN_BLANKS == MESSAGES_BETWEEN_BLANKS - 1) {
            write(BLANK, BLANK.length, body);
        }
        write(line, line.length, body);
        sent++;
        if (options.twiceEvery().isPresent() && sent % options.twiceEvery().getAsLong() == 0) {
            write(line, line.length, body);
        }
    }

    /** A flush ends a chunk. */
    private static void write(byte[] bytes, int length, OutputStream body) throws IOException {
        body.write(bytes, 0, length);
        body.flush();
    }
}
