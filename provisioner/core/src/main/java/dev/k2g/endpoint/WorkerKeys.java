package dev.k2g.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * As whom a Connect worker of one's own and its connectors work on Kafka, and what the worker has there. A name that is
 * empty text was given by nobody, until {@link #named} gives it.
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
        return unnamed(kafka).named(WorkerNames.ofGroup(group));
    }

    /** The same, as long as nobody has said which group it is of. */
    public static WorkerKeys unnamed(KafkaEndpoint kafka) {
        KafkaKey key = new KafkaKey(kafka.apiKey(), kafka.apiSecret(), Optional.empty());
        return new WorkerKeys(key, key, "", "", "", "");
    }

    /** The same, with these names where nobody gave one. A group of another name has topics that are called after it. */
    public WorkerKeys named(WorkerNames byDefault) {
        WorkerNames names = group.isEmpty() || group.equals(byDefault.group()) ? byDefault : WorkerNames.ofGroup(group);
        return new WorkerKeys(
                worker,
                connectors,
                names.group(),
                given(configTopic, names.configTopic()),
                given(offsetTopic, names.offsetTopic()),
                given(statusTopic, names.statusTopic()));
    }

    private static String given(String name, String byDefault) {
        return name.isEmpty() ? byDefault : name;
    }
}
