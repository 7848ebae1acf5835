package dev.k2g.cloud.rights;

import dev.k2g.cloud.rights.KeyInspection.RightsFound;
import dev.k2g.kafka.KafkaCalls;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/**
 * Which rights on topics a key lacks. A topic that may be described tells the operations itself (KIP-430). Of one that is
 * not there, brokers look at the right before they look for the topic, so that a request which could change nothing
 * anyway tells; rights to write and to delete cannot be found out so, and remain unknown.
 *
 * @param broker the id of one that can be asked
 */
record TopicRights(KafkaCalls calls, Admin admin, int broker) {

    private static final DescribeTopicsOptions WITH_OPERATIONS =
            new DescribeTopicsOptions().includeAuthorizedOperations(true);

    /** A client goes on asking for the producers of a topic that is not there. */
    private static final int PATIENCE_MS = 1_000;

    private static final int MANY_PARTITIONS = 100_000;

    /** They imply the right to describe. */
    private static final Set<AclOperation> DESCRIBING = Set.of(
            AclOperation.DESCRIBE, AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);

    RightsFound look(Collection<Right> needed) {
        Map<String, Described> topics =
                describe(needed.stream().map(Right::name).collect(toSet()));
        Set<Right> missing = new HashSet<>();
        List<Right> unknown = new ArrayList<>();
        Map<Right, KafkaFuture<?>> probes = new HashMap<>();
        for (Right right : needed) {
            Described topic = Objects.requireNonNull(topics.get(right.name()));
            if (topic.surelyLacks(right.operation())) {
                missing.add(right);
            } else if (topic.operations().isEmpty()) {
                probe(right).ifPresentOrElse(probe -> probes.put(right, probe), () -> unknown.add(right));
            }
        }
        probes.forEach((right, probe) -> {
            if (calls.isForbidden("try a right on topic " + right.name(), probe)) {
                missing.add(right);
            }
        });
        return new RightsFound(List.copyOf(missing), unknown);
    }

    private Map<String, Described> describe(Set<String> names) {
        Map<String, Described> topics = new HashMap<>();
        admin.describeTopics(names, WITH_OPERATIONS).topicNameValues().forEach((name, description) -> {
            String what = "describe topic " + name;
            topics.put(
                    name,
                    new Described(
                            !calls.isForbidden(what, description),
                            calls.ifAnswered(what, description).map(TopicDescription::authorizedOperations)));
        });
        return topics;
    }

    /**
     * What describing a topic told.
     *
     * @param isAllowed whether it was allowed
     * @param operations what the key may do with it; empty when it is not there, or the broker does not say
     */
    private record Described(boolean isAllowed, Optional<Set<AclOperation>> operations) {

        boolean surelyLacks(AclOperation operation) {
            return operations
                    .map(known -> !known.contains(operation))
                    .orElse(!isAllowed && DESCRIBING.contains(operation));
        }
    }

    /** What is only tried, if there is such a thing for this operation. */
    private Optional<KafkaFuture<?>> probe(Right right) {
        String topic = right.name();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return switch (right.operation()) {
            case CREATE ->
                Optional.of(admin.createTopics(
                                List.of(new NewTopic(topic, Optional.empty(), Optional.empty())),
                                new CreateTopicsOptions().validateOnly(true))
                        .all());
            case ALTER ->
                Optional.of(admin.createPartitions(
                                Map.of(topic, NewPartitions.increaseTo(MANY_PARTITIONS)),
                                new CreatePartitionsOptions().validateOnly(true))
                        .all());
            case ALTER_CONFIGS ->
                Optional.of(admin.incrementalAlterConfigs(
                                Map.of(resource, List.of(nothing())), new AlterConfigsOptions().validateOnly(true))
                        .all());
            case DESCRIBE_CONFIGS ->
                Optional.of(admin.describeConfigs(List.of(resource)).all());
            case READ ->
                Optional.of(admin.describeProducers(
                                List.of(new TopicPartition(topic, 0)),
                                new DescribeProducersOptions().brokerId(broker).timeoutMs(PATIENCE_MS))
                        .all());
            default -> Optional.empty();
        };
    }

    /** To take away a setting leaves the default. */
    private static AlterConfigOp nothing() {
        return new AlterConfigOp(new ConfigEntry("retention.ms", null), AlterConfigOp.OpType.DELETE);
    }
}
