package dev.k2g.twin.confluent;

import dev.k2g.connect.ConfigProblem;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.sinkmodel.SinkProperty;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.CloudAccounts;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom a managed connector works: a service account, or the owner of an API key that it is given.
 *
 * @param accounts those that there are
 * @param stack whose worker knows their logins
 */
public record ServiceAccounts(CloudAccounts accounts, StackDirectory stack) {

    private static final String ID = SinkProperty.KAFKA_SERVICE_ACCOUNT.key();
    private static final String SECRET = SinkProperty.KAFKA_API_SECRET.key();

    /** What is wrong with how a configuration says it. */
    Optional<ConfigProblem> problem(Map<String, String> config) {
        if (account(config).isPresent()) {
            return Optional.empty();
        }
        if (!isByAccount(config)) {
            return Optional.of(new ConfigProblem(SECRET, "Provided Kafka ApiKey is invalid"));
        }
        String id = config.getOrDefault(ID, "");
        return Optional.of(new ConfigProblem(
                ID, id.isBlank() ? "\"" + ID + "\" is required" : "there is no service account \"" + id + "\""));
    }

    /** The reference by which a connector of the worker logs in as the account; empty where there is none such. */
    Optional<String> login(Map<String, String> config) {
        return account(config).map(key -> "${file:" + CloudAccounts.logins(stack) + ":" + key.name() + "}");
    }

    private Optional<KafkaKey> account(Map<String, String> config) {
        return Stream.of(accounts.provisioning(), accounts.connectors())
                .filter(key -> isByAccount(config)
                        ? key.name().equals(config.get(ID))
                        : key.name().equals(config.get(SinkProperty.KAFKA_API_KEY.key()))
                                && key.secret().reveal().equals(config.get(SECRET)))
                .findFirst();
    }

    private static boolean isByAccount(Map<String, String> config) {
        return config.getOrDefault(SinkProperty.KAFKA_AUTH_MODE.key(), "KAFKA_API_KEY")
                .equals("SERVICE_ACCOUNT");
    }
}
