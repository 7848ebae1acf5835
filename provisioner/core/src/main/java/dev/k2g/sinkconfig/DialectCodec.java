package dev.k2g.sinkconfig;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Map;
import java.util.function.BiConsumer;

/** How one dialect of the sink says what a recipe says, and how that is read back. */
interface DialectCodec {

    /** What k2g tells the driver in the keys of 5.1 and later, wherever the connector runs. */
    Map<String, String> DRIVER_TUNING = Map.of(
            // long enough to outlast a restart of Neo4j, shorter than the consumer's max.poll.interval.ms of five
            // minutes
            SinkProperty.MAX_RETRY_TIME.key(), "120s",
            // Aura closes connections after 60 minutes
            SinkProperty.MAX_CONNECTION_LIFETIME.key(), "55m");

    /** The one of this name. */
    static DialectCodec of(Dialect dialect) {
        return dialect == Dialect.MANAGED ? new ManagedCodec() : new WorkerCodec(dialect);
    }

    /** Says the Cypher of each topic. */
    void putCypher(Map<String, String> config, Map<String, String> cypherByTopic);

    /** Says how records are written. */
    void putFormats(Map<String, String> config, Formats formats);

    /** Says how Neo4j is reached, and Kafka where a service has to be told. */
    void putConnection(Map<String, String> config, SinkConnection connection);

    /** Says address, user and database of Neo4j. */
    static void putNeo4j(Map<String, String> config, SinkConnection connection, Dialect dialect) {
        SinkProperty.URI.key(dialect).ifPresent(key -> config.put(key, connection.uri()));
        config.put(SinkProperty.AUTHENTICATION_TYPE.key(), "BASIC");
        config.put(SinkProperty.USERNAME.key(), connection.username());
        config.put(SinkProperty.PASSWORD.key(), connection.passwordReference());
        if (!connection.database().isEmpty()) {
            config.put(SinkProperty.DATABASE.key(), connection.database());
        }
    }

    /** Says that records that cannot be written end the connector, where that is not the default. */
    default void putNoDeadLetters(Map<String, String> config) {}

    /** What a recipe may set otherwise. */
    Map<String, String> tuning(boolean deadLetters, Map<String, String> further);

    /**
     * The Cypher by topic that a configuration has, whether or not the connector reads the topic.
     *
     * @throws InvalidInputException when it cannot be read
     */
    Map<String, String> cypher(Map<String, String> config);

    /**
     * What a configuration says of its records' format.
     *
     * @param notes is told what a recipe cannot say of it: a key, and why
     */
    Formats formats(Map<String, String> config, BiConsumer<String, String> notes);

    /** That a recipe has no words for what a property says. */
    static InvalidInputException cannotSay(String key, String value) {
        return new InvalidInputException(
                "A recipe cannot say that " + key + " is " + value + ".",
                "A recipe has keys and values in JSON without schema, or as text.");
    }

    /** How keys and values are written. */
    record Formats(DataFormat key, DataFormat value) {}
}
