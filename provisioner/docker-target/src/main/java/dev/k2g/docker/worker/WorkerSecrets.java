package dev.k2g.docker.worker;

import dev.k2g.docker.engine.ContainerFile;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.secret.Secret;
import dev.k2g.target.state.PropertiesText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a worker's secrets are in. Connectors may refer to them all, {@code ${file:…}}: the worker has one
 * provider for itself and for them.
 */
public final class WorkerSecrets {

    static final String LOGIN_KEY = "kafka.sasl.jaas.config";

    private WorkerSecrets() {}

    /**
     * The files of a worker.
     *
     * @param kafka what it logs in at
     * @param neo4j what connectors may refer to, by name: {@code NEO4J_PASSWORD}
     * @param trustStore a Java key store of Neo4j's authority, if that is a private one
     * @throws InvalidInputException when the secret cannot be sent at all
     */
    public static List<ContainerFile> files(KafkaEndpoint kafka, Map<String, String> neo4j, Optional<Path> trustStore) {
        List<ContainerFile> files = new ArrayList<>();
        String login = PropertiesText.write(Map.of(LOGIN_KEY, login(kafka.apiKey(), kafka.apiSecret())));
        files.add(ContainerFile.of(WorkerPaths.KAFKA_SECRETS, login));
        files.add(ContainerFile.of(WorkerPaths.NEO4J_SECRETS, PropertiesText.write(neo4j)));
        kafka.certificateAuthority().ifPresent(file -> files.add(ContainerFile.of(WorkerPaths.AUTHORITY, read(file))));
        trustStore.ifPresent(file -> files.add(ContainerFile.of(WorkerPaths.TRUST_STORE, read(file))));
        return files;
    }

    /** A login as {@code sasl.jaas.config} has it. PLAIN separates user and password by NUL (RFC 4616). */
    static String login(String key, Secret secret) {
        if ((key + secret.reveal()).indexOf('\0') >= 0) {
            throw new InvalidInputException(
                    "The API key or secret of Kafka holds a NUL character, which no SASL PLAIN login can send.",
                    "Make a new API key and use that one.");
        }
        return KafkaProperties.jaas(key, secret.reveal());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FailedException(
                    "The certificate file " + file + " cannot be read: " + e.getMessage() + ".",
                    "Correct the path in the target file, or make it readable for you.",
                    e);
        }
    }
}
