package dev.k2g.sink;

import dev.k2g.sink.config.SinkDialect;
import dev.k2g.sink.config.SinkSettings;
import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The task: hands the records of each topic to its statement, and sees to it that offsets are committed promptly. */
public final class StandinSinkTask extends SinkTask {

    private static final Logger LOG = LoggerFactory.getLogger(StandinSinkTask.class);

    /** Longest wait for the next look at a pending commit, in milliseconds. */
    private static final long COMMIT_PAUSE = 50;

    private final Map<String, Statement> statements = new HashMap<>();
    private final Backoff backoff = new Backoff();
    private @Nullable Running running;
    private boolean commitPending;

    /** Whether the last put ended with an error: the worker brings its records again, or ends the task. */
    private boolean putFailed;

    /** Why records could not be written, or reported, before a commit; the next put says so. */
    private @Nullable RuntimeException failure;

    /** What exists between start and stop. */
    private record Running(
            Driver driver, Counts counts, DeadLetters deadLetters, BatchWriter writer, GatheredRecords gathered) {}

    /** Made by the worker. */
    public StandinSinkTask() {}

    @Override
    public String version() {
        return StandinSinkConnector.VERSION;
    }

    @Override
    public void start(Map<String, String> properties) {
        SinkSettings settings = SinkDialect.named(properties.getOrDefault(SinkDialect.DIALECT, ""))
                .read(properties);
        settings.cypher().forEach((topic, cypher) -> statements.put(topic, statement(settings, topic, cypher)));
        Driver driver = settings.connection().driver();
        Counts counts = Counts.register(settings.connector(), settings.task());
        DeadLetters deadLetters = new DeadLetters(context.errantRecordReporter(), settings.toleratesErrors(), counts);
        GatheredRecords gathered = GatheredRecords.of(properties);
        BatchWriter writer = writer(settings, driver, deadLetters, counts, gathered.batchSize(settings.batchSize()));
        running = new Running(driver, counts, deadLetters, writer, gathered);
        checkCredentials(settings, driver);
    }

    private static BatchWriter writer(
            SinkSettings settings, Driver driver, DeadLetters deadLetters, Counts counts, int batchSize) {
        return new BatchWriter(
                new EventReader(settings.mode()),
                new GraphWriter(driver, settings.connection()),
                deadLetters,
                counts,
                batchSize);
    }

    private static Statement statement(SinkSettings settings, String topic, String cypher) {
        Mode mode = settings.mode();
        return new Statement(topic, cypher, Projection.lean(settings.bindings(), cypher), session -> {
            SinkServer server = mode == Mode.LEGACY ? SinkServer.askForVersion(session) : SinkServer.ask(session);
            return SinkStatements.of(mode, cypher, settings.bindings(), server);
        });
    }

    /** Wrong credentials end the task at once; a database that is down is waited for, with the records. */
    private static void checkCredentials(SinkSettings settings, Driver driver) {
        String address = settings.connection().address();
        try {
            driver.verifyConnectivity();
        } catch (Neo4jException e) {
            if (ErrorCategory.of(e) != ErrorCategory.TRY_AGAIN) {
                throw new ConnectException(
                        "Neo4j at " + address + " refuses the connection: " + e.getMessage() + " (" + e.code()
                                + "). Correct the connector's credentials or TLS settings.",
                        e);
            }
            LOG.warn("Neo4j at {} cannot be reached yet ({}). Records are kept until it can.", address, e.code());
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Running task = running();
        if (failure != null) {
            throw failure;
        }
        putFailed = true; // until it returns
        put(task, records);
        putFailed = false;
    }

    private void put(Running task, Collection<SinkRecord> records) {
        if (task.gathered().add(records)) {
            write(task);
            commitPending = true;
        } else if (!task.gathered().all().isEmpty()) {
            context.timeout(COMMIT_PAUSE); // if there is no next poll, they are written then
            return;
        }
        if (commitPending) {
            // Only a short wait lets the worker notice the request while an earlier commit is in flight.
            context.requestCommit();
            context.timeout(COMMIT_PAUSE);
        }
    }

    private void write(Running task) {
        try {
            byTopic(task.gathered().all())
                    .forEach((topic, ofTopic) -> task.writer().write(statement(topic), ofTopic));
        } catch (RetriableException e) {
            long pause = backoff.next();
            LOG.warn("{} Next attempt in {} ms.", e.getMessage(), pause);
            context.timeout(pause);
            throw e;
        } finally {
            // Offsets are committed after put only, so no record is counted as done before its report is.
            task.deadLetters().await();
        }
        task.gathered().clear(task.writer().isWhole());
        task.writer().forget();
        backoff.reset();
    }

    private static Map<String, List<SinkRecord>> byTopic(Collection<SinkRecord> records) {
        Map<String, List<SinkRecord>> byTopic = new LinkedHashMap<>();
        records.forEach(record -> byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                .add(record));
        return byTopic;
    }

    private Statement statement(String topic) {
        Statement statement = statements.get(topic);
        if (statement == null) {
            throw new ConnectException("Topic " + topic + " has no Cypher in the connector's configuration. Add it, or"
                    + " check the transformations that rename topics.");
        }
        return statement;
    }

    private Running running() {
        if (running == null) {
            throw new ConnectException("The task has not been started.");
        }
        return running;
    }

    /**
     * What waits for a next poll is written first; as long as it cannot be, nothing is committed, and all of it stays. Nothing
     * is written here after a put that failed: the worker brings its records again, and would have them written twice.
     */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Running task = running();
        if (putFailed || failure != null || !writeGathered(task)) {
            return Map.of();
        }
        commitPending = false;
        return offsets;
    }

    /** Whether nothing waits to be written any more. */
    private boolean writeGathered(Running task) {
        if (task.gathered().all().isEmpty()) {
            return true;
        }
        try {
            write(task);
            return true;
        } catch (RetriableException e) {
            LOG.warn("Nothing is committed now: {}", e.getMessage()); // the next put tries again
        } catch (RuntimeException e) {
            // Thrown here it would only make the worker read the records again.
            LOG.warn("Nothing is committed any more: {}", e.getMessage());
            failure = e;
        }
        return false;
    }

    /** What could not be written of these partitions was not committed either, so that their next task gets it. */
    @Override
    public void close(Collection<TopicPartition> partitions) {
        Running task = running;
        if (task != null) {
            task.writer().forget(task.gathered().drop(partitions));
        }
    }

    private static @Nullable Void warn(Throwable notClosed) {
        LOG.warn(
                "The connection to Neo4j was not closed in order: {}",
                notClosed.getClass().getSimpleName());
        return null;
    }

    @Override
    public void stop() {
        Running stopped = running;
        running = null;
        statements.clear();
        if (stopped != null) {
            stopped.counts().close();
            // not waited for: its threads linger for a while, and a rebalance should not wait for them
            stopped.driver().closeAsync().exceptionally(StandinSinkTask::warn);
        }
    }
}
