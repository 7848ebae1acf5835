package dev.k2g.docker.worker;

import dev.k2g.docker.engine.ContainerFile;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.secret.Secret;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.TlsFiles;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a worker's secrets are in. Connectors may refer to them all, {@code ${file:…}}: the worker has one
 * provider for itself and for them.
 */
public final class WorkerSecrets {

    static final String LOGIN_KEY = "kafka.sasl.jaas.config";

    /** With which its connectors read and write. */
    static final String CONNECTORS_LOGIN_KEY = "connectors.sasl.jaas.config";

    /** What stands for the login where it is not to be shown. */
    static final String LOGIN_BY_REFERENCE = KafkaProperties.jaas("<CLUSTER_API_KEY>", "<CLUSTER_API_SECRET>");

    private WorkerSecrets() {}

    /**
     * The files of a worker.
     *
     * @param kafka what it logs in at
     * @param forConnectors the same, with the key of its connectors
     * @param neo4j what connectors may refer to, by name: {@code NEO4J_PASSWORD}
     * @param neo4jAuthority the PEM file of Neo4j's authority, if that is a private one
     * @throws InvalidInputException when the secret cannot be sent at all
     */
    public static List<ContainerFile> files(
            KafkaEndpoint kafka,
            KafkaEndpoint forConnectors,
            Map<String, String> neo4j,
            Optional<Path> neo4jAuthority) {
        List<ContainerFile> files = new ArrayList<>();
        String login = PropertiesText.write(Map.of(
                LOGIN_KEY, login(kafka.apiKey(), kafka.apiSecret()),
                CONNECTORS_LOGIN_KEY, login(forConnectors.apiKey(), forConnectors.apiSecret())));
        files.add(ContainerFile.of(WorkerPaths.KAFKA_SECRETS, login));
        files.add(ContainerFile.of(WorkerPaths.NEO4J_SECRETS, PropertiesText.write(neo4j)));
        kafka.certificateAuthority().ifPresent(file -> files.add(ContainerFile.of(WorkerPaths.AUTHORITY, read(file))));
        neo4jAuthority.ifPresent(
                file -> files.add(ContainerFile.made(WorkerPaths.TRUST_STORE, trustStore(file), read(file))));
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

    private static byte[] trustStore(Path pem) {
        try (InputStream certificates = new ByteArrayInputStream(read(pem))) {
            List<Certificate> trusted = new ArrayList<>(publicAuthorities());
            trusted.addAll(CertificateFactory.getInstance("X.509").generateCertificates(certificates));
            return TlsFiles.trustStore(trusted);
        } catch (IOException | GeneralSecurityException e) {
            throw new FailedException(
                    "The certificate file " + pem + " holds no certificate: " + e.getMessage() + ".",
                    "Name a PEM file in the target file.",
                    e);
        }
    }

    /** Whom the JVM trusts by itself: Kafka's certificate, or what an SMT asks, may be of one of these. */
    private static List<X509Certificate> publicAuthorities() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
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
