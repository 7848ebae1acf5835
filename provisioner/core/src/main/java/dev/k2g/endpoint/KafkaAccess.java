package dev.k2g.endpoint;

/** How a connector that Confluent Cloud runs authenticates with Kafka. */
public sealed interface KafkaAccess {

    /**
     * With an API key of the cluster.
     *
     * @param key the key
     * @param secretReference its secret, or what stands for it in a configuration
     */
    record ApiKey(String key, String secretReference) implements KafkaAccess {

        /** Without the secret, which is no reference where the service is given it itself. */
        @Override
        public String toString() {
            return "ApiKey[" + key + "]";
        }
    }

    /**
     * As a service account.
     *
     * @param id its id, such as {@code sa-abc123}
     */
    record ServiceAccount(String id) implements KafkaAccess {}
}
