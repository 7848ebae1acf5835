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
 * Three accounts that may do nothing on a stack's broker until ACLs let them, as service accounts of Confluent Cloud. An
 * account's id is its SASL user name, too, so that ACLs name it as they do there.
 *
 * @param provisioning as whom k2g itself works before a twin of the cloud
 * @param connectors as whom connectors work there, managed ones and those of a worker of one's own
 * @param worker as whom such a worker works
 */
public record CloudAccounts(KafkaKey provisioning, KafkaKey connectors, KafkaKey worker) {

    private static final String PROVISIONING = "sa-twin01";
    private static final String CONNECTORS = "sa-twin02";
    private static final String WORKER = "sa-twin03";
    private static final List<String> IDS = List.of(PROVISIONING, CONNECTORS, WORKER);

    /** Those of this stack, made and kept when it has none. */
    public static CloudAccounts of(StackDirectory state) {
        Path file = state.root().resolve("accounts.properties");
        Map<String, String> secrets =
                new HashMap<>(Files.exists(file) ? state.guarded(() -> PropertiesText.read(file)) : Map.of());
        if (!secrets.keySet().containsAll(IDS)) {
            IDS.forEach(id -> secrets.putIfAbsent(id, Credentials.randomSecret().reveal()));
            state.write(file, PropertiesText.write(secrets));
        }
        return new CloudAccounts(key(PROVISIONING, secrets), key(CONNECTORS, secrets), key(WORKER, secrets));
    }

    private static KafkaKey key(String id, Map<String, String> secrets) {
        return new KafkaKey(id, Secret.of(Objects.requireNonNull(secrets.get(id))), Optional.of(id));
    }

    /** Where the stack's own worker finds the {@code sasl.jaas.config} of those that managed connectors have, by id. */
    public static Path logins(StackDirectory state) {
        return state.workerSecrets().resolve("kafka.properties");
    }

    /** What stands there. */
    Map<String, String> loginValues() {
        return Stream.of(provisioning, connectors)
                .collect(Collectors.toMap(
                        KafkaKey::name,
                        key -> KafkaProperties.jaas(key.name(), key.secret().reveal())));
    }

    /** As they stand in the broker's JAAS configuration. */
    String users() {
        return KafkaAccounts.users(Stream.of(provisioning, connectors, worker));
    }
}
