package dev.k2g.docker.worker;

import dev.k2g.docker.engine.ContainerFile;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.secret.Secret;
import dev.k2g.stack.files.CertificateAuthority;
import dev.k2g.stack.files.TlsFiles;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WorkerSecretsTest {

    @Property(tries = 300)
    void kafka_reads_the_secret_that_was_written(@ForAll("secrets") String secret) throws IOException {
        assertThat(passwordThatKafkaReads(secret)).isEqualTo(secret);
    }

    @Example
    void kafka_reads_every_character_that_is_special_somewhere() throws IOException {
        String secret =
                " \"quoted\" 'single' \\back\\\\slash\\n $HOME ${file:/etc/passwd:root} $$ %s %25 a=b;c #d !e:f ";

        assertThat(passwordThatKafkaReads(secret)).isEqualTo(secret);
    }

    @Example
    void refuses_a_secret_that_plain_cannot_send() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> WorkerSecrets.files(kafka("a\0b"), kafka("a\0b"), Map.of(), Optional.empty()))
                .withMessageContaining("NUL")
                .withMessageNotContaining("a\0b");
    }

    @Example
    void connectors_read_what_they_are_given() throws IOException {
        String password = " leading space, \\ and = ";

        String read =
                resolve("NEO4J_PASSWORD", file(WorkerPaths.NEO4J_SECRETS, "x", Map.of("NEO4J_PASSWORD", password)));

        assertThat(read).isEqualTo(password);
    }

    @Example
    void a_private_authority_is_trusted_beside_those_of_the_jvm() throws Exception {
        Path folder = Files.createTempDirectory("k2g-authority");
        Path pem = folder.resolve("ca.crt");
        CertificateAuthority own = CertificateAuthority.generate(Instant.now(), List.of());
        try {
            Files.writeString(pem, TlsFiles.pem("CERTIFICATE", own.authority().getEncoded()));
            ContainerFile file = WorkerSecrets.files(kafka("x"), kafka("x"), Map.of(), Optional.of(pem)).stream()
                    .filter(one -> one.path().equals(WorkerPaths.TRUST_STORE))
                    .findFirst()
                    .orElseThrow();
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(
                    new ByteArrayInputStream(
                            Base64.getDecoder().decode(file.content().reveal())),
                    null); // as the driver does, which is told no password

            assertThat(acceptedBy(store)).contains(own.authority()).containsAll(acceptedBy(null));
            assertThat(acceptedBy(null)).isNotEmpty();
        } finally {
            Files.deleteIfExists(pem);
            Files.delete(folder);
        }
    }

    /** @param store null for the JVM's own */
    private static List<X509Certificate> acceptedBy(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
    }

    @Example
    void a_file_shows_nothing_of_itself() {
        assertThat(WorkerSecrets.files(
                                kafka("topsecret"),
                                kafka("topsecret"),
                                Map.of("NEO4J_PASSWORD", "other"),
                                Optional.empty())
                        .toString())
                .doesNotContain("topsecret", "other", Base64.getEncoder().encodeToString("topsecret".getBytes()));
    }

    @Provide
    Arbitrary<String> secrets() {
        Arbitrary<Character> special = Arbitraries.of(
                '"', '\'', '\\', ' ', '$', '%', '=', '{', '}', ':', '#', '!', ';', '\t', '\n', '\r', 'n', 'u', '0', 'ä',
                '€');
        Arbitrary<Character> any = Arbitraries.chars().filter(c -> c != 0 && !Character.isSurrogate(c));
        return Arbitraries.oneOf(special, special, any).list().ofMaxSize(40).map(characters -> {
            StringBuilder text = new StringBuilder();
            characters.forEach(text::append);
            return text.toString();
        });
    }

    /** By the way that a worker goes: its config provider, then its reader of JAAS. */
    private static String passwordThatKafkaReads(String secret) throws IOException {
        String login = resolve(WorkerSecrets.LOGIN_KEY, file(WorkerPaths.KAFKA_SECRETS, secret, Map.of()));
        JaasContext context = JaasContext.loadClientContext(Map.of("sasl.jaas.config", new Password(login)));
        return (String) context.configurationEntries().get(0).getOptions().get("password");
    }

    private static String resolve(String key, ContainerFile file) throws IOException {
        Path directory = Files.createTempDirectory("k2g-secrets");
        Path path = directory.resolve("secrets.properties");
        try (FileConfigProvider provider = new FileConfigProvider()) {
            Files.write(path, Base64.getDecoder().decode(file.content().reveal()));
            provider.configure(Map.of("allowed.paths", directory.toString()));
            return new ConfigTransformer(Map.of("file", provider))
                    .transform(Map.of("x", "${file:" + path + ":" + key + "}"))
                    .data()
                    .get("x");
        } finally {
            Files.deleteIfExists(path);
            Files.delete(directory);
        }
    }

    private static ContainerFile file(String path, String secret, Map<String, String> neo4j) {
        return WorkerSecrets.files(kafka(secret), kafka(secret), neo4j, Optional.empty()).stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static KafkaEndpoint kafka(String secret) {
        return new KafkaEndpoint("kafka:9093", "KEY", Secret.of(secret), Optional.empty());
    }
}
