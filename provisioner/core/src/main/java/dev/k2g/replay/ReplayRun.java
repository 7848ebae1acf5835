package dev.k2g.replay;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.replay.ReplaySummary.EndedBy;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of a replay: takes lines from the reader, maps them, and hands the records to the sender. */
final class ReplayRun {

    private static final Duration TICK = Duration.ofMillis(100);
    private final MessageSource source;
    private final ReplayOptions options;
    private final Mapping mapping;
    private final CountDownLatch stop;
    private final RecordSender sender;
    private final Rejects rejects;
    private final ReplayCounters counters;
    private final ProgressReporter progress;
    private final MessageParser parser = new MessageParser();
    private final long start = System.nanoTime();
    private final RateLimiter limiter;
    private boolean interrupted;

    ReplayRun(
            MessageSource source,
            ReplayOptions options,
            ReplayListener listener,
            Mapping mapping,
            CountDownLatch stop,
            RecordSender sender,
            Rejects rejects,
            ReplayCounters counters) {
        this.source = source;
        this.options = options;
        this.mapping = mapping;
        this.stop = stop;
        this.sender = sender;
        this.rejects = rejects;
        this.counters = counters;
        this.limiter = new RateLimiter(options.rate(), start);
        this.progress = new ProgressReporter(listener, counters, rejects, source.size(), start, TICK);
    }

    /** Runs to the end. */
    ReplaySummary run(ReplayListener listener) {
        EndedBy endedBy = EndedBy.FAILURE;
        K2gException failure = null;
        long reconnects;
        try (SourceReader reader = SourceReader.of(source)) {
            try {
                endedBy = feed(reader);
                progress.tick(reader);
                sender.close();
                rejects.flush();
                progress.tick(reader);
            } catch (K2gException e) {
                failure = e;
            }
            if (failure == null) {
                failure = reader.failure()
                        .map(cause -> source.failure(cause, counters.lines))
                        .orElse(null);
            }
            if (failure == null && endedBy == EndedBy.TIME && !reader.wasReached()) {
                failure = source.notReached(reader.lastBreak());
            }
            reconnects = reader.reconnects();
        }
        sender.close();
        if (failure == null) {
            failure = sender.failure().orElse(null);
        }
        if (failure == null) {
            rejects.endWithout();
        }
        ReplaySummary summary = summary(failure == null ? endedBy : EndedBy.FAILURE, reconnects);
        listener.ended(summary);
        if (interrupted || sender.wasInterrupted()) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw summary.lines() == 0 ? failure : withSums(failure, summary);
        }
        return summary;
    }

    private EndedBy feed(SourceReader reader) {
        while (!reader.isAtEnd()) {
            EndedBy ended = ended(System.nanoTime());
            if (ended != null) {
                return ended;
            }
            for (Line line : next(reader)) {
                long now = System.nanoTime();
                ended = ended(now);
                if (ended == null) {
                    ended = take(line, reader);
                }
                if (ended != null) {
                    return ended;
                }
                progress.tickWhenDue(now, reader);
            }
            progress.tickWhenDue(System.nanoTime(), reader);
        }
        return EndedBy.END;
    }

    private List<Line> next(SourceReader reader) {
        try {
            long left = Math.min(TICK.toNanos(), Math.max(0, nanosLeft(System.nanoTime())));
            return reader.next(Duration.ofNanos(left)).orElse(List.of());
        } catch (InterruptedException e) {
            stopForInterrupt();
            return List.of();
        }
    }

    /** Counts, maps and sends one line; answers why the replay ends before it, if so. */
    private @Nullable EndedBy take(Line line, SourceReader reader) {
        if (line.isBlank()) {
            counters.lines++;
            counters.blank++;
            return null;
        }
        List<MappedRecord> records;
        try {
            records = mapping.records(line.message(parser));
        } catch (RejectedLineException e) {
            counters.lines++;
            counters.rejectedLines++;
            rejects.line(line, e.reason());
            return null;
        }
        EndedBy ended = awaitTurn(reader);
        if (ended == null) {
            counters.lines++;
            counters.messages++;
            sender.send(line.number(), records);
        }
        return ended;
    }

    private @Nullable EndedBy awaitTurn(SourceReader reader) {
        long now = System.nanoTime();
        long turn = now + limiter.next(now);
        EndedBy ended = null;
        while (ended == null && turn - now > 0) {
            try {
                if (stop.await(Math.min(turn - now, Math.min(TICK.toNanos(), nanosLeft(now))), TimeUnit.NANOSECONDS)) {
                    return EndedBy.STOPPED;
                }
            } catch (InterruptedException e) {
                stopForInterrupt();
            }
            now = System.nanoTime();
            progress.tickWhenDue(now, reader);
            ended = ended(now);
        }
        return ended;
    }

    private @Nullable EndedBy ended(long now) {
        if (Thread.interrupted()) {
            stopForInterrupt();
        }
        if (sender.failure().isPresent()) {
            return EndedBy.FAILURE;
        }
        if (stop.getCount() == 0) {
            return EndedBy.STOPPED;
        }
        if (options.limit().isPresent() && counters.messages >= options.limit().getAsLong()) {
            return EndedBy.LIMIT;
        }
        return nanosLeft(now) <= 0 ? EndedBy.TIME : null;
    }

    private void stopForInterrupt() {
        interrupted = true;
        stop.countDown();
    }

    private long nanosLeft(long now) {
        return options.atMost().map(time -> time.toNanos() - (now - start)).orElse(Long.MAX_VALUE);
    }

    private ReplaySummary summary(EndedBy endedBy, long reconnects) {
        return new ReplaySummary(
                counters.lines,
                counters.blank,
                counters.rejectedLines,
                counters.messages,
                counters.mapped,
                counters.rejected.get(),
                counters.sent.get(),
                counters.failed.get(),
                reconnects,
                Duration.ofNanos(System.nanoTime() - start),
                endedBy,
                counters.written(sender.topic()),
                rejects.written(),
                rejects.reasons(),
                counters.oldestTimestamp());
    }

    private static K2gException withSums(K2gException failure, ReplaySummary summary) {
        String problem = failure.getMessage() + " Up to there: " + summary.sums();
        if (failure instanceof UnreachableException) {
            return new UnreachableException(failure.code(), problem, failure.remedy(), failure);
        }
        if (failure instanceof InvalidInputException) {
            return new InvalidInputException(failure.code(), problem, failure.remedy(), failure);
        }
        return new FailedException(failure.code(), problem, failure.remedy(), failure);
    }
}
