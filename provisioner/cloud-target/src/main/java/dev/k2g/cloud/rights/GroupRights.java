package dev.k2g.cloud.rights;

import dev.k2g.kafka.KafkaCalls;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which rights on groups a key lacks, whether or not the groups are there. Brokers look at the right on the group before
 * they look for the topic, so that offsets of a topic that is not there tell, and stay unchanged.
 */
record GroupRights(KafkaCalls calls, Admin admin) {

    private static final TopicPartition NOWHERE = new TopicPartition("k2g-there-is-no-such-topic", 0);

    List<Right> missing(Collection<Right> needed) {
        Map<Right, KafkaFuture<Void>> probes = new HashMap<>();
        needed.forEach(right -> probes.put(right, probe(right)));
        return needed.stream()
                .filter(right -> calls.isForbiddenGroup(
                        "look at group " + right.name(), Objects.requireNonNull(probes.get(right))))
                .toList();
    }

    private KafkaFuture<Void> probe(Right right) {
        return switch (right.operation()) {
            case READ ->
                admin.alterConsumerGroupOffsets(right.name(), Map.of(NOWHERE, new OffsetAndMetadata(0)))
                        .all();
            case DELETE ->
                admin.deleteConsumerGroupOffsets(right.name(), Set.of(NOWHERE)).all();
            default -> throw new IllegalArgumentException("nobody needs " + right.operation() + " on a group");
        };
    }
}
