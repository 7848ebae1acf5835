package dev.k2g.sink;

import dev.k2g.sink.config.SinkSettings;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.Neo4jException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes records of a topic in their order, as many at a time as the batch size allows. A batch that the database refuses
 * is split until the bad records stand alone; those are reported, all others written.
 */
final class BatchWriter {

    private static final int IMMEDIATE_RETRIES = 5;

    private final SinkSettings settings;
    private final Driver driver;
    private final DeadLetters deadLetters;
    private final Counts counts;
    private final EventReader reader;

    /** Records of the current put that are done with; Connect brings the same objects again after a retriable error. */
    private final Set<SinkRecord> done = Collections.newSetFromMap(new IdentityHashMap<>());

    BatchWriter(SinkSettings settings, Driver driver, DeadLetters deadLetters, Counts counts) {
        this.settings = settings;
        this.driver = driver;
        this.deadLetters = deadLetters;
        this.counts = counts;
        this.reader = new EventReader(settings.mode());
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
            Optional<Event> event;
            try {
                event = reader.read(record);
            } catch (UnconvertibleValueException e) {
                writeBatch(statement, batch);
                batch = new ArrayList<>();
                reject(record, "it holds " + e.getMessage());
                continue;
            }
            event.ifPresentOrElse(batch::add, () -> ignore(record));
            if (batch.size() == settings.batchSize()) {
                writeBatch(statement, batch);
                batch = new ArrayList<>();
            }
        }
        writeBatch(statement, batch);
    }

    /** Forgets what was done: Connect brings these records no more. */
    void forget() {
        done.clear();
    }

    private void writeBatch(Statement statement, List<Event> batch) {
        Deque<List<Event>> todo = new ArrayDeque<>();
        if (!batch.isEmpty()) {
            todo.push(batch);
        }
        while (!todo.isEmpty()) {
            List<Event> part = todo.pop();
            attempt(statement, part).ifPresent(refusal -> {
                if (part.size() > 1) {
                    int middle = part.size() / 2;
                    todo.push(part.subList(middle, part.size()));
                    todo.push(part.subList(0, middle));
                } else {
                    refuse(statement, part.get(0).record(), refusal);
                }
            });
        }
    }

    /** Writes events together; the answer is why the database refuses them, if it does. */
    private Optional<Neo4jException> attempt(Statement statement, List<Event> events) {
        for (int attempt = 1; ; attempt++) {
            try {
                statement.write(driver, settings.connection().session(), events);
                events.forEach(event -> done.add(event.record()));
                counts.addDelivered(events.size());
                return Optional.empty();
            } catch (Neo4jException e) {
                switch (Verdict.of(e)) {
                    case BAD_RECORD, TOO_LARGE -> {
                        return Optional.of(e);
                    }
                    case TRY_AGAIN -> {
                        if (attempt > IMMEDIATE_RETRIES || !e.code().startsWith("Neo.TransientError.Transaction.")) {
                            throw new RetriableException(
                                    "Neo4j at " + settings.connection().address() + " cannot write now (" + describe(e)
                                            + "). The records are kept and tried again.");
                        }
                    }
                    case HOPELESS ->
                        throw new ConnectException("Neo4j refuses to write the records of topic "
                                + events.get(0).record().topic() + " (" + describe(e)
                                + "). Correct the Cypher, the user's"
                                + " rights or the database's name, and restart the task.");
                }
            }
        }
    }

    private void refuse(Statement statement, SinkRecord record, Neo4jException error) {
        if (Verdict.of(error) == Verdict.TOO_LARGE) {
            throw new ConnectException(
                    "The record at " + Place.of(record) + " is alone in its transaction and still too"
                            + " much for Neo4j (" + describe(error) + "). Give Neo4j more transaction memory or time.");
        }
        reject(record, Reason.of(error, statement.cypher()));
    }

    private void reject(SinkRecord record, String reason) {
        deadLetters.report(record, new BadRecordException(record, reason));
        done.add(record);
    }

    private void ignore(SinkRecord record) {
        counts.addDelivered(1);
        done.add(record);
    }

    /** The driver's own errors have no code; their messages speak of connections only. */
    private static String describe(Neo4jException error) {
        return error.code().startsWith("Neo.") ? error.code() : error.getClass().getSimpleName();
    }
}
