package dev.k2g.stack.files;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.secret.Secret;
import org.apache.kafka.common.Uuid;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one needs to know to get into a local stack, made once and kept as long as its data.
 *
 * @param clusterId the Kafka cluster's id
 * @param apiKey SASL user of every client
 * @param apiSecret its password
 * @param brokerSecret the broker's own password towards itself
 * @param neo4jPassword the password of the user {@code neo4j}
 */
public record Credentials(
        String clusterId, String apiKey, Secret apiSecret, Secret brokerSecret, Secret neo4jPassword) {

    /** What to do when the data that is there cannot be opened by what the file holds. */
    public static final String PUT_BACK =
            "Put back the file with which the data was made, if there is a copy of it. Only where there is none, and the"
                    + " data may be lost as well: k2g down --purge forgets both.";

    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Those of this stack, made and kept when it has none. */
    public static Credentials of(StackDirectory state) {
        if (Files.exists(state.credentials())) {
            return read(state);
        }
        if (Files.exists(state.server("neo4j").resolve("data"))) {
            throw new FailedException(
                    FindingCode.DATA_OF_OTHER_CREDENTIALS,
                    "The data in " + state.root() + " is there, but its passwords in " + state.credentials()
                            + " are gone.",
                    PUT_BACK);
        }
        Credentials made = generate(new SecureRandom());
        state.write(state.credentials(), PropertiesText.write(made.toMap()));
        return made;
    }

    private static Credentials read(StackDirectory state) {
        Map<String, String> values = state.guarded(() -> PropertiesText.read(state.credentials()));
        return new Credentials(
                required(values, "cluster.id", state),
                required(values, "api.key", state),
                Secret.of(required(values, "api.secret", state)),
                Secret.of(required(values, "broker.secret", state)),
                Secret.of(required(values, "neo4j.password", state)));
    }

    private static String required(Map<String, String> values, String name, StackDirectory state) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new FailedException(
                    FindingCode.DATA_OF_OTHER_CREDENTIALS,
                    "The file " + state.credentials() + " has no " + name + ".",
                    PUT_BACK);
        }
        return value;
    }

    private Map<String, String> toMap() {
        return Map.of(
                "cluster.id", clusterId,
                "api.key", apiKey,
                "api.secret", apiSecret.reveal(),
                "broker.secret", brokerSecret.reveal(),
                "neo4j.password", neo4jPassword.reveal());
    }

    /** Of the shapes that Confluent Cloud and Aura use, so that quoting is put to the test here already. */
    private static Credentials generate(SecureRandom random) {
        String apiKey = random.ints(16, 0, CAPITALS.length())
                .mapToObj(index -> CAPITALS.substring(index, index + 1))
                .collect(Collectors.joining());
        return new Credentials(
                Uuid.randomUuid().toString(),
                apiKey,
                randomSecret(),
                randomSecret(),
                Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, 33))));
    }

    /** A secret of 48 bytes in Base64, as Confluent Cloud makes them. */
    public static Secret randomSecret() {
        return Secret.of(Base64.getEncoder().encodeToString(bytes(new SecureRandom(), 48)));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
