package dev.k2g.sinkconfig;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;

import java.util.List;
import java.util.Map;

/** How one dialect of the sink says what a recipe says, and how that is read back. */
interface DialectCodec {

    /** The one of this name. */
    static DialectCodec of(Dialect dialect) {
        return switch (dialect) {
            case CURRENT -> new CurrentCodec();
            case LEGACY -> new LegacyCodec();
            case MANAGED -> new ManagedCodec();
        };
    }

    /** Says the Cypher of each topic. */
    void putCypher(Map<String, String> config, Map<String, String> cypherByTopic);

    /** Says how records are written. */
    void putFormats(Map<String, String> config, Formats formats);

    /** Says how Neo4j is reached. */
    void putConnection(Map<String, String> config, SinkConnection connection);

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

    /** What a configuration says of its records' format, telling what it does not say. */
    Formats formats(Map<String, String> config, Notes notes);

    /** Keys of the connection and authentication; one that ends with a dot stands for all that begin so. */
    List<String> connectionKeys();

    /** Keys of Cypher and formats; one that ends with a dot stands for all that begin so. */
    List<String> mappingKeys();

    /** Whether a key is one of these, or begins as one of them that ends with a dot. */
    static boolean isAmong(List<String> keys, String key) {
        return keys.stream().anyMatch(known -> known.endsWith(".") ? key.startsWith(known) : key.equals(known));
    }

    /** How keys and values are written. */
    record Formats(DataFormat key, DataFormat value) {}

    /** Takes what a recipe cannot say of a configuration, by key. */
    interface Notes {
        void add(String key, String why);
    }
}
