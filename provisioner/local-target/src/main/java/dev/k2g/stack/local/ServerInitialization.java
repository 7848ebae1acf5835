package dev.k2g.stack.local;

import dev.k2g.secret.Secret;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.Sha256;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.ServerKind;
import org.apache.kafka.common.Uuid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a server needs beside its configuration, done here rather than by its own tools, each of which is a JVM of its own. */
final class ServerInitialization {

    private ServerInitialization() {}

    /** Writes it, unless the server has data already. */
    static void prepare(ServerKind server, StackConfiguration configuration) {
        switch (server) {
            case KAFKA -> formatStorage(configuration);
            case CONNECT -> writeSecrets(configuration);
            case NEO4J -> {
                copyCertificate(configuration);
                setPassword(configuration);
            }
        }
    }

    private static void writeSecrets(StackConfiguration configuration) {
        StackDirectory state = configuration.state();
        StackAccess access = configuration.access();
        state.write(configuration.neo4jSecrets(), PropertiesText.write(access.neo4jValues(access.neo4j())));
        state.write(
                CloudAccounts.logins(state),
                PropertiesText.write(CloudAccounts.of(state).loginValues()));
    }

    /** What {@code kafka-storage.sh format} leaves, as far as the broker insists on it. */
    private static void formatStorage(StackConfiguration configuration) {
        StackDirectory state = configuration.state();
        Path file = state.server("kafka").resolve("data").resolve("meta.properties");
        if (!Files.exists(file)) {
            state.write(
                    file,
                    PropertiesText.write(Map.of(
                            "version",
                            "1",
                            "cluster.id",
                            configuration.access().credentials().clusterId(),
                            "node.id",
                            "1",
                            "directory.id",
                            Uuid.randomUuid().toString())));
        }
    }

    /** Neo4j's configuration can name files by relative paths only, and none outside of its home. */
    private static void copyCertificate(StackConfiguration configuration) {
        StackDirectory state = configuration.state();
        Path home = state.server("neo4j");
        for (Path file : List.of(
                configuration.access().tls().key(), configuration.access().tls().certificate())) {
            state.write(home.resolve("tls").resolve(file.getFileName()), state.guarded(() -> Files.readAllBytes(file)));
        }
    }

    /** What {@code neo4j-admin dbms set-initial-password} leaves; Neo4j takes it up when it makes its system database. */
    private static void setPassword(StackConfiguration configuration) {
        StackDirectory state = configuration.state();
        Path data = state.server("neo4j").resolve("data");
        if (Files.exists(data.resolve("databases"))) {
            return;
        }
        Secret password = configuration.access().credentials().neo4jPassword();
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        int iterations = 1024;
        MessageDigest digest = Sha256.digest();
        digest.update(salt);
        byte[] hash = digest.digest(password.reveal().getBytes(UTF_8));
        for (int i = 1; i < iterations; i++) {
            hash = digest.digest(hash);
        }
        HexFormat hex = HexFormat.of();
        state.write(
                data.resolve("dbms").resolve("auth.ini"),
                "neo4j:SHA-256," + hex.formatHex(hash) + "," + hex.formatHex(salt) + "," + iterations + ":\n");
    }
}
