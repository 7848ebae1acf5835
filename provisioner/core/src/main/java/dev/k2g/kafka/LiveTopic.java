package dev.k2g.kafka;

import java.util.Map;

/**
 * A topic that is there.
 *
 * @param name its name
 * @param partitions how many partitions it has
 * @param replication how many replicas its first partition has
 * @param config the configuration set on the topic itself, without what it inherits from the broker
 */
public record LiveTopic(String name, int partitions, int replication, Map<String, String> config) {

    /** Copies the map. */
    public LiveTopic {
        config = Map.copyOf(config);
    }
}
