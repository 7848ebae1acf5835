package dev.k2g.replay;

import dev.k2g.replay.ReplayListener.ReplayProgress;

import java.time.Duration;
import java.util.OptionalLong;

/** Tells the listener now and then, and brings what is rejected to the disk. */
final class ProgressReporter {

    private final ReplayListener listener;
    private final ReplayCounters counters;
    private final Rejects rejects;
    private final OptionalLong size;
    private final long start;
    private final long interval;
    private long due;
    private long reconnectsTold;

    ProgressReporter(
            ReplayListener listener,
            ReplayCounters counters,
            Rejects rejects,
            OptionalLong size,
            long start,
            Duration interval) {
        this.listener = listener;
        this.counters = counters;
        this.rejects = rejects;
        this.size = size;
        this.start = start;
        this.interval = interval.toNanos();
        this.due = start + this.interval;
    }

    void tickWhenDue(long now, SourceReader reader) {
        if (now - due >= 0) {
            due = now + interval;
            tick(reader);
        }
    }

    void tick(SourceReader reader) {
        rejects.flush();
        long reconnects = reader.reconnects();
        if (reconnects > reconnectsTold) {
            reconnectsTold = reconnects;
            listener.reconnecting(reader.lastBreak(), reconnects);
        }
        listener.progress(new ReplayProgress(
                counters.lines,
                counters.messages,
                counters.rejectedLines + counters.rejected.get(),
                counters.sent.get(),
                reader.bytes(),
                size,
                Duration.ofNanos(System.nanoTime() - start)));
    }
}
