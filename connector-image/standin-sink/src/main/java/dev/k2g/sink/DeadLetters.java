package dev.k2g.sink;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Where bad records go: to Connect's error reporter, or, when errors are not tolerated, nowhere: the task ends. */
final class DeadLetters {

    private final @Nullable ErrantRecordReporter reporter;
    private final boolean tolerated;
    private final Counts counts;
    private final Queue<Future<Void>> reports = new ArrayDeque<>();

    DeadLetters(@Nullable ErrantRecordReporter reporter, boolean tolerated, Counts counts) {
        this.reporter = reporter;
        this.tolerated = tolerated;
        this.counts = counts;
    }

    /**
     * Reports a record.
     *
     * @throws ConnectException when errors are not tolerated, or there is nowhere to report them
     */
    void report(SinkRecord record, BadRecordException error) {
        if (!tolerated) {
            throw new ConnectException(error.getMessage() + " Set errors.tolerance=all and a dead letter topic to let"
                    + " the others pass.");
        }
        if (reporter == null) {
            throw new ConnectException(error.getMessage() + " Set errors.deadletterqueue.topic.name (or"
                    + " errors.log.enable) beside errors.tolerance=all: without either it would be lost.");
        }
        reports.add(reporter.report(record, error));
    }

    /**
     * Waits until every record reported so far is where it should be, and counts it.
     *
     * @throws ConnectException when one is not
     */
    void await() {
        for (Future<Void> report = reports.poll(); report != null; report = reports.poll()) {
            await(report);
            counts.addDeadLettered(1);
        }
    }

    private static void await(Future<Void> report) {
        try {
            report.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while a bad record was being reported.", e);
        } catch (ExecutionException e) {
            throw new ConnectException(
                    "A bad record could not be reported. Check the dead letter topic and the rights on it.", e);
        }
    }
}
