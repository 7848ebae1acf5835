package dev.k2g.replay;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a source on a thread of its own and hands its lines over, so that a silent pipe or stream never keeps a replay
 * from ending. Holds what two reads of a source gave, and no more.
 */
final class SourceReader implements AutoCloseable {

    private static final int READS_HELD = 2;

    private final MessageSource source;
    private final BlockingQueue<List<Line>> read = new ArrayBlockingQueue<>(READS_HELD);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong reconnects = new AtomicLong();
    private final MessageParser parser = new MessageParser();
    private final Thread reader;
    private long lines;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;
    private volatile @Nullable InputStream open;
    private volatile boolean reached;
    private volatile String lastBreak = "";

    private SourceReader(MessageSource source) {
        this.source = source;
        this.reader = new Thread(this::readSource, "k2g-replay-reader");
        reader.setDaemon(true);
    }

    /** Begins to read this source. */
    static SourceReader of(MessageSource source) {
        SourceReader started = new SourceReader(source);
        started.reader.start();
        return started;
    }

    /** The next lines, or empty when none came in this time. */
    Optional<List<Line>> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(read.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether every line has been handed over and no more will come. */
    boolean isAtEnd() {
        return ended && read.isEmpty();
    }

    /** Why reading ended before the source did, if so. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Bytes read so far, as they are in the file or on the wire. */
    long bytes() {
        return bytes.get();
    }

    /** How often a stream was connected to again. */
    long reconnects() {
        return reconnects.get();
    }

    /** Whether the source has let itself be read, whatever came of it. */
    boolean wasReached() {
        return reached;
    }

    /** Why a stream was connected to again the last time. */
    String lastBreak() {
        return lastBreak;
    }

    /** Lets go of the source, wherever its reading stands. */
    @Override
    public void close() {
        closed.countDown();
        reader.interrupt();
        InputStream in = open;
        if (in != null) {
            try {
                // The JDK's HTTP client swallows the interrupt of a read; a closed body ends it.
                in.close();
            } catch (IOException e) {
                lastBreak = IoErrors.inClause(e);
            }
        }
    }

    /** For the source: takes every line of these bytes until they end. */
    void drain(InputStream in) throws IOException, InterruptedException {
        LineReader lineReader = null;
        open = in;
        reached = true;
        List<Line> batch = new ArrayList<>();
        try {
            lineReader = new LineReader(Gunzip.whenNeeded(new Counted(in)), lines);
            boolean more = true;
            while (more) {
                more = lineReader.readInto(batch);
                batch = handOver(batch);
            }
        } finally {
            open = null;
            if (lineReader != null) {
                // What was read of a line before the bytes broke off counts as a line too.
                lineReader.endInto(batch);
                lines = lineReader.number();
                handOver(batch);
            }
        }
    }

    /** For the source: waits before it connects again. */
    void pauseBeforeReconnect(String why, Duration pause) throws InterruptedException {
        lastBreak = why;
        reconnects.incrementAndGet();
        if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The replay has ended");
        }
    }

    private List<Line> handOver(List<Line> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return batch;
        }
        batch.forEach(line -> line.parseAhead(parser));
        read.put(batch);
        return new ArrayList<>();
    }

    private void readSource() {
        try {
            source.readInto(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            // an error too: lines that were not read for it must not look like the end
            failure = e;
        } finally {
            ended = true;
            // Wakes whoever waits for lines; when it is full, nobody does.
            boolean woken = read.offer(List.of());
            assert woken || !read.isEmpty();
        }
    }

    /** Counts what is read. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                bytes.incrementAndGet();
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                bytes.addAndGet(count);
            }
            return count;
        }
    }
}
