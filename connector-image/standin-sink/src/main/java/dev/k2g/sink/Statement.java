package dev.k2g.sink;

import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A topic's Cypher, ready to write records. Checked by the database once, at its first use. */
final class Statement {

    private static final Pattern PLACE = Pattern.compile("\\(line (\\d+), column (\\d+) \\(offset: \\d+\\)\\)");

    private static final String BY_DO_IT =
            " Neo4j has apoc.cypher.doIt, so that the connector runs the Cypher by that, in"
                    + " the database's default language.";

    private final String topic;
    private final String cypher;
    private final Projection projection;
    private final Function<Session, SinkStatements> wrapping;
    private final BadRecordPredictor suspects = new BadRecordPredictor();
    private @Nullable SinkStatements wrapped;

    /**
     * @param topic whose records it writes
     * @param cypher the user's text
     * @param projection what of a record the lean statement takes
     * @param wrapping makes the statements for the server of a session
     */
    Statement(String topic, String cypher, Projection projection, Function<Session, SinkStatements> wrapping) {
        this.topic = topic;
        this.cypher = cypher;
        this.projection = projection;
        this.wrapping = wrapping;
    }

    String topic() {
        return topic;
    }

    String cypher() {
        return cypher;
    }

    /** What of a record it takes. */
    Projection projection() {
        return projection;
    }

    /** What is known of the events that this statement cannot write. */
    BadRecordPredictor suspects() {
        return suspects;
    }

    /**
     * Writes events in one transaction.
     *
     * @throws Neo4jException when the database refuses or is out of reach; then nothing was written
     * @throws ConnectException when the Cypher itself is wrong
     */
    void write(Driver driver, SessionConfig config, List<Event> events) {
        try (Session session = driver.session(config)) {
            SinkStatements statements = checked(session);
            Map<String, Object> parameters = new HashMap<>(statements.parameters());
            parameters.put(
                    CypherWrapper.EVENTS, events.stream().map(Event::parameter).toList());
            session.executeWriteWithoutResult(
                    transaction -> transaction.run(statements.run(), parameters).consume());
        }
    }

    /**
     * Has the database check the Cypher once more.
     *
     * @throws Neo4jException when the database is out of reach
     * @throws ConnectException when the Cypher is wrong, or is so by now
     */
    void recheck(Driver driver, SessionConfig config) {
        wrapped = null;
        try (Session session = driver.session(config)) {
            checked(session);
        }
    }

    private SinkStatements checked(Session session) {
        SinkStatements statements = wrapped;
        if (statements == null) {
            statements = wrapping.apply(session);
            explain(session, statements);
            wrapped = statements;
        }
        return statements;
    }

    /** The database's message may be repeated here: no record is sent. */
    private void explain(Session session, SinkStatements statements) {
        String text = statements.checked();
        try {
            session.run("EXPLAIN " + text, Map.of(CypherWrapper.EVENTS, List.of()))
                    .consume();
        } catch (Neo4jException e) {
            if (ErrorCategory.of(e) == ErrorCategory.TRY_AGAIN) {
                throw e;
            }
            throw new ConnectException("Neo4j refuses the Cypher of topic " + topic + ": "
                    + placedInCypher(String.valueOf(e.getMessage()), text) + " (" + e.code() + ")."
                    + (statements.run().equals(CypherWrapper.DO_IT) ? BY_DO_IT : "")
                    + " Correct the Cypher in the connector's configuration.");
        }
    }

    /** Counts lines from the user's first one, not from the statement's. */
    private String placedInCypher(String message, String text) {
        long before = text.substring(0, Math.max(0, text.indexOf(cypher)))
                .chars()
                .filter(character -> character == '\n')
                .count();
        return PLACE.matcher(message)
                .replaceAll(place ->
                        "(line " + (Long.parseLong(place.group(1)) - before) + ", column " + place.group(2) + ")");
    }
}
