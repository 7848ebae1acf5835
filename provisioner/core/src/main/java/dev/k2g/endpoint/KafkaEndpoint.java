package dev.k2g.endpoint;

import dev.k2g.secret.Secret;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A Kafka cluster behind SASL_SSL with PLAIN, as on Confluent Cloud.
 *
 * @param bootstrapServers comma list of {@code host:port}
 * @param apiKey the SASL user name
 * @param apiSecret the SASL password
 * @param certificateAuthority PEM file of a private authority, or empty to trust the system's
 */
public record KafkaEndpoint(
        String bootstrapServers, String apiKey, Secret apiSecret, Optional<Path> certificateAuthority) {

    /** The same cluster with another key. */
    public KafkaEndpoint with(KafkaKey key) {
        return new KafkaEndpoint(bootstrapServers, key.name(), key.secret(), certificateAuthority);
    }
}
