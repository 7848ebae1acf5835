package dev.k2g.endpoint;

/** How a connector that Confluent Cloud runs authenticates with Kafka. */
public sealed interface KafkaAccess {

    /**
     * With an API key of the cluster.
     *
     * @param key the key
     * @param secretReference what stands for its secret in a configuration, never the secret itself
     */
    record ApiKey(String key, String secretReference) implements KafkaAccess {}

    /**
     * As a service account.
     *
     * @param id its id, such as {@code sa-abc123}
     */
    record ServiceAccount(String id) implements KafkaAccess {}
}
