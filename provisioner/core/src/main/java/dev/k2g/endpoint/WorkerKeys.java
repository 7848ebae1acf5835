package dev.k2g.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * As whom a Connect worker of one's own and its connectors work on Kafka, and what the worker has there.
 *
 * @param worker the worker's own key
 * @param connectors the key with which its connectors read and write; it may be the same
 * @param group the worker's {@code group.id}
 * @param configTopic its {@code config.storage.topic}
 * @param offsetTopic its {@code offset.storage.topic}
 * @param statusTopic its {@code status.storage.topic}
 */
public record WorkerKeys(
        KafkaKey worker,
        KafkaKey connectors,
        String group,
        String configTopic,
        String offsetTopic,
        String statusTopic) {

    /** The three topics in which a worker keeps its state. */
    public List<String> internalTopics() {
        return List.of(configTopic, offsetTopic, statusTopic);
    }

    /** A worker that works with k2g's own key, and whose topics are called after its group. */
    public static WorkerKeys ownOf(KafkaEndpoint kafka, String group) {
        KafkaKey key = new KafkaKey(kafka.apiKey(), kafka.apiSecret(), Optional.empty());
        return new WorkerKeys(key, key, group, group + "-configs", group + "-offsets", group + "-status");
    }
}
