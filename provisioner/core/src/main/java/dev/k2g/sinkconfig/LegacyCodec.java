package dev.k2g.sinkconfig;

import java.util.Map;
import java.util.TreeMap;

/** The dialect of releases before 5.1, as of 1.0.9. */
final class LegacyCodec extends WorkerCodec {

    static final String CYPHER_PREFIX = "neo4j.topic.cypher.";

    static final String URI = "neo4j.server.uri";

    LegacyCodec() {
        super(URI, CYPHER_PREFIX);
    }

    /**
     * Batches stay as they are: larger ones are written by several threads, which then wait for each other's locks, and the
     * workers of that time let no connector change the size of its polls (KIP-458's policy was None before Kafka 3.0).
     */
    @Override
    public Map<String, String> tuning(boolean deadLetters, Map<String, String> further) {
        Map<String, String> tuning = new TreeMap<>(DeadLetterConfig.tuning(deadLetters));
        // one thread, so that the records of a partition are written in their order
        tuning.put("neo4j.batch.parallelize", "false");
        // Aura closes connections after 60 minutes; in milliseconds
        tuning.put("neo4j.connection.max.lifetime.msecs", "3300000");
        return tuning;
    }
}
