package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import org.apache.kafka.common.TopicPartition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one connector reads, by the names of Kafka.
 *
 * @param connector the connector's name
 * @param group its consumer group, if it has one yet
 * @param topics the topics that it consumes
 * @param deadLetters its dead letter topic, if it has one
 */
record SinkTopics(String connector, Optional<String> group, List<String> topics, Optional<String> deadLetters) {

    static SinkTopics of(Recipe recipe, ConnectorSpec connector, Connect connect) {
        return new SinkTopics(
                connector.name(),
                connect.consumerGroup(connector.name(), connector.config()),
                connector.consumes().keySet().stream()
                        .map(topic -> recipe.topic(topic).name())
                        .toList(),
                connector.deadLetters().map(topic -> recipe.topic(topic).name()));
    }

    /** The partitions that are behind, and by how many records that are still there. */
    Map<TopicPartition, Long> lag(Kafka kafka, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> positions = committed(kafka);
        boolean hasCaughtUp =
                ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
        if (hasCaughtUp) {
            return Map.of();
        }
        // what is gone is never read: a sink goes on at the log start, and commits nothing until a record comes
        kafka.offsets().beginning(topics).forEach((partition, start) -> positions.merge(partition, start, Math::max));
        Map<TopicPartition, Long> behind = new LinkedHashMap<>();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long lag = end.getValue() - positions.getOrDefault(end.getKey(), 0L);
            if (lag > 0) {
                behind.put(end.getKey(), lag);
            }
        }
        return behind;
    }

    /** By how many records all partitions are behind now. */
    long lag(Kafka kafka) {
        return sum(lag(kafka, kafka.offsets().end(topics)));
    }

    static long sum(Map<?, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What its group has committed, in a map of the caller's own. */
    Map<TopicPartition, Long> committed(Kafka kafka) {
        return group.<Map<TopicPartition, Long>>map(kafka.offsets()::committed).orElseGet(LinkedHashMap::new);
    }
}
