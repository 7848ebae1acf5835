package dev.k2g.stack.local;

import dev.k2g.endpoint.KafkaKey;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.secret.Secret;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two accounts that may do nothing on a stack's broker until ACLs let them, as service accounts of Confluent Cloud. An
 * account's id is its SASL user name, too, so that ACLs name it as they do there.
 *
 * @param provisioning as whom k2g itself works before a twin of the cloud
 * @param connectors as whom managed connectors work there
 */
public record CloudAccounts(KafkaKey provisioning, KafkaKey connectors) {

    private static final String PROVISIONING = "sa-twin01";
    private static final String CONNECTORS = "sa-twin02";
    private static final List<String> IDS = List.of(PROVISIONING, CONNECTORS);

    /** Those of this stack, made and kept when it has none. */
    public static CloudAccounts of(StackDirectory state) {
        Path file = state.root().resolve("accounts.properties");
        Map<String, String> secrets =
                new HashMap<>(Files.exists(file) ? state.guarded(() -> PropertiesText.read(file)) : Map.of());
        if (!secrets.keySet().containsAll(IDS)) {
            IDS.forEach(id -> secrets.putIfAbsent(id, Credentials.randomSecret().reveal()));
            state.write(file, PropertiesText.write(secrets));
        }
        return new CloudAccounts(key(PROVISIONING, secrets), key(CONNECTORS, secrets));
    }

    private static KafkaKey key(String id, Map<String, String> secrets) {
        return new KafkaKey(id, Secret.of(Objects.requireNonNull(secrets.get(id))), Optional.of(id));
    }

    /** Where the stack's worker finds the {@code sasl.jaas.config} of each, by its id. */
    public static Path logins(StackDirectory state) {
        return state.workerSecrets().resolve("kafka.properties");
    }

    /** What stands there. */
    Map<String, String> loginValues() {
        return all().collect(Collectors.toMap(
                KafkaKey::name,
                key -> KafkaProperties.jaas(key.name(), key.secret().reveal())));
    }

    /** As they stand in the broker's JAAS configuration. */
    String users() {
        return KafkaAccounts.users(all());
    }

    private Stream<KafkaKey> all() {
        return Stream.of(provisioning, connectors);
    }
}
