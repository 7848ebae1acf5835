package dev.k2g.sinkconfig;

import java.util.Map;
import java.util.TreeMap;

/** The dialect of releases 5.1 and later. */
final class CurrentCodec extends WorkerCodec {

    static final String CYPHER_PREFIX = "neo4j.cypher.topic.";

    static final String URI = "neo4j.uri";

    private static final String BATCH_SIZE = "neo4j.batch-size";
    private static final String MAX_POLL_RECORDS = "consumer.override.max.poll.records";

    CurrentCodec() {
        super(URI, CYPHER_PREFIX);
    }

    /** Forms are those of 5.5.2: durations need a unit; by default batches are 1,000, retries 30 s, connections 1 h. */
    @Override
    public Map<String, String> tuning(boolean deadLetters, Map<String, String> further) {
        Map<String, String> tuning = new TreeMap<>(DriverTuning.KEYS);
        // half as fast again as the default, together with polls of the same size
        tuning.put(BATCH_SIZE, "5000");
        // a poll delivers at most this many records, so that a larger batch needs larger polls
        tuning.put(MAX_POLL_RECORDS, further.getOrDefault(BATCH_SIZE, "5000"));
        tuning.putAll(DeadLetterConfig.tuning(deadLetters));
        return tuning;
    }
}
