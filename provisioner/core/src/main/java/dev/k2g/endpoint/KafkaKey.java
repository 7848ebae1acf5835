package dev.k2g.endpoint;

import dev.k2g.secret.Secret;

import java.util.Optional;

/**
 * An API key of a Kafka cluster.
 *
 * @param name the key: the SASL user name
 * @param secret its secret: the SASL password
 * @param serviceAccount whose key it is, such as {@code sa-abc123}, where that is known
 */
public record KafkaKey(String name, Secret secret, Optional<String> serviceAccount) {}
