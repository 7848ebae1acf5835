package dev.k2g.sink;

import dev.k2g.sink.config.ConnectionSettings;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.Neo4jException;

import java.util.List;
import java.util.Optional;

/** Writes events in one transaction, and tells what the database refuses from what it cannot do now or ever. */
final class GraphWriter {

    private static final int DEADLOCK_RETRIES = 5;

    private final Driver driver;
    private final ConnectionSettings connection;

    GraphWriter(Driver driver, ConnectionSettings connection) {
        this.driver = driver;
        this.connection = connection;
    }

    /**
     * Writes events together.
     *
     * @return why the database refuses these events together, or empty when they are written
     * @throws RetriableException when they may be written later
     * @throws ConnectException when no event ever will be
     */
    Optional<Neo4jException> write(Statement statement, List<Event> events) {
        for (int attempt = 0; ; attempt++) {
            try {
                statement.write(driver, connection.session(), events);
                return Optional.empty();
            } catch (Neo4jException e) {
                switch (ErrorCategory.of(e)) {
                    case BAD_RECORD, TOO_LARGE -> {
                        return Optional.of(e);
                    }
                    case TRY_AGAIN -> {
                        if (attempt >= DEADLOCK_RETRIES || !isLockConflict(e)) {
                            throw later(e);
                        }
                    }
                    case HOPELESS -> throw never(statement, e);
                }
            }
        }
    }

    /**
     * Makes sure that a refusal is about the event. A text that is no date has the code of a syntax error, and so has a
     * statement that has become wrong since its check.
     *
     * @throws ConnectException when the statement is to blame
     */
    void confirm(Statement statement, Neo4jException refusal) {
        if (!FailureReason.isSyntaxError(refusal)) {
            return;
        }
        try {
            statement.recheck(driver, connection.session());
        } catch (Neo4jException e) {
            throw ErrorCategory.of(e) == ErrorCategory.TRY_AGAIN ? later(e) : never(statement, e);
        }
    }

    /** The one whose turn it is now holds the locks no more when this one asks again. */
    private static boolean isLockConflict(Neo4jException error) {
        return error.code().startsWith("Neo.TransientError.Transaction.");
    }

    private RetriableException later(Neo4jException error) {
        return new RetriableException("Neo4j at " + connection.address() + " cannot write now (" + describe(error)
                + "). The records are kept and tried again.");
    }

    private ConnectException never(Statement statement, Neo4jException error) {
        String database = connection.database().isEmpty() ? "" : ", database " + connection.database() + ",";
        return new ConnectException("Neo4j at " + connection.address() + database + " refuses to write topic "
                + statement.topic() + " (" + describe(error)
                + "). Correct the Cypher, the user's rights or the database's name, and restart the task.");
    }

    /** The code; the driver's own errors have none. Their messages may quote records, so they are not repeated. */
    static String describe(Neo4jException error) {
        return error.code().startsWith("Neo.") ? error.code() : error.getClass().getSimpleName();
    }
}
