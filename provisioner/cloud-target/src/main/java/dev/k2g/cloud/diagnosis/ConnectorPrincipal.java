package dev.k2g.cloud.diagnosis;

import dev.k2g.endpoint.KafkaKey;

import java.util.Optional;

/**
 * As whom connectors work on Kafka.
 *
 * @param name whose rights they have, in words
 * @param account the service account to give rights to, where it is known
 */
record ConnectorPrincipal(String name, Optional<String> account) {

    /** The owner of a key. */
    static ConnectorPrincipal with(String name, KafkaKey key) {
        return new ConnectorPrincipal(name, key.serviceAccount());
    }
}
