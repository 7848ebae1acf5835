package dev.k2g.sinkconfig;

import java.util.Map;

/** What k2g tells the driver in the keys of 5.1 and later, wherever the connector runs. */
final class DriverTuning {

    static final Map<String, String> KEYS = Map.of(
            // long enough to outlast a restart of Neo4j, shorter than the consumer's max.poll.interval.ms of five
            // minutes
            "neo4j.max-retry-time", "120s",
            // Aura closes connections after 60 minutes
            "neo4j.pool.max-connection-lifetime", "55m");

    private DriverTuning() {}
}
