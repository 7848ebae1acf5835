package dev.k2g.replay;

import dev.k2g.replay.ReplayListener.ReplayProgress;

import java.time.Duration;
import java.util.OptionalLong;

/** Tells the listener now and then, and brings what is rejected to the disk. */
final class ProgressReporter {

    private final ReplayListener listener;
    private final ReplayCounters tally;
    private final Rejects rejects;
    private final OptionalLong size;
    private final long start;
    private final long interval;
    private long due;
    private long reconnectsTold;

    ProgressReporter(
            ReplayListener listener,
            ReplayCounters tally,
            Rejects rejects,
            OptionalLong size,
            long start,
            Duration interval) {
        this.listener = listener;
        this.tally = tally;
        this.rejects = rejects;
        this.size = size;
        this.start = start;
        this.interval = interval.toNanos();
        this.due = start + this.interval;
    }

    void tickWhenDue(long now, SourceReader intake) {
        if (now - due >= 0) {
            due = now + interval;
            tick(intake);
        }
    }

    void tick(SourceReader intake) {
        rejects.flush();
        long reconnects = intake.reconnects();
        if (reconnects > reconnectsTold) {
            reconnectsTold = reconnects;
            listener.reconnecting(intake.lastBreak(), reconnects);
        }
        listener.progress(new ReplayProgress(
                tally.lines,
                tally.messages,
                tally.rejectedLines + tally.rejected.get(),
                tally.sent.get(),
                intake.bytes(),
                size,
                Duration.ofNanos(System.nanoTime() - start)));
    }
}
