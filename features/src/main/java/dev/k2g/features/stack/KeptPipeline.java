package dev.k2g.features.stack;

import org.apache.kafka.common.TopicPartition;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Topics without records and connectors that have caught up, left by one scenario for the next.
 *
 * @param prefix what their names begin with
 * @param firstOffsets the offset that the next record of each partition gets
 * @param definition how they were defined when they were made
 */
public record KeptPipeline(NamePrefix prefix, Map<TopicPartition, Long> firstOffsets, LiveDefinition definition) {

    /** Copies the map. */
    public KeptPipeline {
        firstOffsets = Map.copyOf(firstOffsets);
    }

    Set<String> topics() {
        return firstOffsets.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }
}
