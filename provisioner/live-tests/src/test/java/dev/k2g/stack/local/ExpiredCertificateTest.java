package dev.k2g.stack.local;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.secret.Secret;
import dev.k2g.stack.files.CertificateAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server whose certificate has expired is named with the reason, whichever client meets it. */
class ExpiredCertificateTest {

    private static final char[] NO_PASSWORD = {};

    @TempDir
    private Path directory = Path.of("");

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private ServerSocket server = unbound();
    private Optional<Path> authority = Optional.empty();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It comes no further than to its certificate, so it needs to speak neither Kafka's protocol nor Bolt. */
    @BeforeEach
    void start() throws Exception {
        CertificateAuthority expired =
                CertificateAuthority.generate(Instant.now().minus(Duration.ofDays(400)), List.of());
        authority = Optional.of(Files.writeString(
                directory.resolve("ca.crt"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(expired.authority().getEncoded())
                        + "\n-----END CERTIFICATE-----\n"));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, NO_PASSWORD);
        keys.setKeyEntry(
                "server", expired.serverKey(), NO_PASSWORD, new Certificate[] {expired.server(), expired.authority()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, NO_PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        background.execute(this::serve);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read();
            } catch (IOException refused) {
                // that is what it is for
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        background.shutdownNow();
    }

    @Test
    void Neo4j() {
        Neo4jEndpoint endpoint = new Neo4jEndpoint(
                URI.create("neo4j+s://localhost:" + server.getLocalPort()),
                "neo4j",
                Secret.of("secret"),
                "neo4j",
                authority,
                Optional.empty());

        try (Graph graph = Graph.connect(endpoint)) {
            assertThatThrownBy(() -> graph.query("RETURN 1", Map.of()))
                    .isInstanceOf(FailedException.class)
                    .hasMessageStartingWith("Neo4j at " + endpoint.uri() + " has a TLS certificate that has expired (");
        }
    }

    @Test
    void Kafka() {
        KafkaEndpoint endpoint =
                new KafkaEndpoint("localhost:" + server.getLocalPort(), "key", Secret.of("secret"), authority);

        try (Kafka kafka = Kafka.connect(endpoint)) {
            assertThatThrownBy(kafka.topics()::names)
                    .isInstanceOf(FailedException.class)
                    .hasMessageStartingWith(
                            "Kafka at " + endpoint.bootstrapServers() + " has a TLS certificate that has expired (");
        }
    }
}
