package dev.k2g.sink;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.neo4j.driver.exceptions.Neo4jException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes records of a topic in their order, as many at a time as the batch size allows. A batch that the database refuses
 * is halved until the bad records stand alone; those are reported, all others written.
 */
final class BatchWriter {

    private final EventReader reader;
    private final GraphWriter graph;
    private final DeadLetters deadLetters;
    private final Counts counts;
    private final int batchSize;

    /** Records of the current put that are done with; Connect brings the same objects again after a retriable error. */
    private final Set<SinkRecord> done = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean anyRefused;

    BatchWriter(EventReader reader, GraphWriter graph, DeadLetters deadLetters, Counts counts, int batchSize) {
        this.reader = reader;
        this.graph = graph;
        this.deadLetters = deadLetters;
        this.counts = counts;
        this.batchSize = batchSize;
    }

    /**
     * Writes records.
     *
     * @throws RetriableException when the database is out of reach; what was written till then is not written again
     * @throws ConnectException when it never will be
     */
    void write(Statement statement, List<SinkRecord> records) {
        List<Event> batch = new ArrayList<>();
        for (SinkRecord record : records) {
            if (done.contains(record)) {
                continue;
            }
            try {
                reader.read(record, statement.projection()).ifPresentOrElse(batch::add, () -> ignore(record));
            } catch (UnconvertibleValueException e) {
                writeBatch(statement, batch);
                batch.clear();
                reject(record, String.valueOf(e.getMessage()));
            }
            if (batch.size() == batchSize) {
                writeBatch(statement, batch);
                batch.clear();
            }
        }
        writeBatch(statement, batch);
    }

    /** Whether everything since the last {@link #forget()} was taken as it was, with nothing refused. */
    boolean isWhole() {
        return !anyRefused;
    }

    /** Forgets what was done: Connect brings these records no more. */
    void forget() {
        done.clear();
        anyRefused = false;
    }

    /** Forgets that these records are done, if they are: Connect brings them to another task. */
    void forget(Collection<SinkRecord> records) {
        records.forEach(done::remove);
    }

    private void writeBatch(Statement statement, List<Event> batch) {
        Deque<List<Event>> todo = new ArrayDeque<>();
        push(todo, batch);
        while (!todo.isEmpty()) {
            List<Event> rest = todo.pop();
            int size = statement.suspects().prefix(rest);
            List<Event> part = rest.subList(0, size);
            push(todo, rest.subList(size, rest.size()));
            Optional<Neo4jException> refusal = graph.write(statement, part);
            if (refusal.isEmpty()) {
                written(statement, part);
                continue;
            }
            anyRefused = true;
            if (size == 1) {
                refused(statement, part.get(0), refusal.get());
            } else {
                push(todo, part.subList(size / 2, size));
                push(todo, part.subList(0, size / 2));
            }
        }
    }

    private static void push(Deque<List<Event>> todo, List<Event> events) {
        if (!events.isEmpty()) {
            todo.push(events);
        }
    }

    private void written(Statement statement, List<Event> events) {
        events.forEach(event -> done.add(event.record()));
        counts.addDelivered(events.size());
        statement.suspects().written(events);
    }

    private void refused(Statement statement, Event event, Neo4jException error) {
        SinkRecord record = event.record();
        if (ErrorCategory.of(error) == ErrorCategory.TOO_LARGE) {
            throw new ConnectException(
                    "The record at " + Event.coordinates(record) + " is alone in its transaction and still too"
                            + " much for Neo4j (" + error.code() + "). Give Neo4j more transaction memory or time.");
        }
        graph.confirm(statement, error);
        statement.suspects().refused(event);
        reject(record, FailureReason.of(error, statement.cypher()));
    }

    private void reject(SinkRecord record, String reason) {
        anyRefused = true;
        deadLetters.report(record, new BadRecordException(record, reason));
        done.add(record);
    }

    private void ignore(SinkRecord record) {
        counts.addDelivered(1);
        done.add(record);
    }
}
