package dev.k2g.twin.confluent;

import dev.k2g.connect.ConfigProblem;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.sinkconfig.DeadLetterConfig;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A managed configuration as one of the local worker: the same connector in the dialect of its plugin. */
record ConfigTranslation(Endpoints stack, ServiceAccounts accounts) {

    private static final String CYPHER_MAP = managedKey(SinkProperty.CYPHER);
    private static final String KEY_FORMAT = managedKey(SinkProperty.KEY_FORMAT);
    private static final String VALUE_FORMAT = managedKey(SinkProperty.VALUE_FORMAT);
    private static final String TOPICS = SinkProperty.TOPICS.key();
    private static final String PASSWORD = SinkProperty.PASSWORD.key();

    /** What takes the place of a wrong password, which must not be shown, and of its user, whom Neo4j would lock out. */
    private static final String WRONG = "wrong-password";

    /** Where a connector is told as whom its consumer, its producer and its admin client log in. */
    private static final List<SinkProperty> LOGINS =
            List.of(SinkProperty.CONSUMER_LOGIN, SinkProperty.PRODUCER_LOGIN, SinkProperty.ADMIN_LOGIN);

    /** What takes the place of a secret in what the service shows. */
    static final String MASK = "****************";

    /** The defaults of the plugin's keys that the service adds. */
    static final Map<String, String> DEFAULTS = Map.of(
            SinkProperty.PARTITION_VALIDATION.key(), "false",
            SinkProperty.BATCH_SIZE.key(), "1000",
            SinkProperty.BIND_EVENT.key(), "true",
            SinkProperty.TOLERANCE.key(), "all");

    /** What the service finds wrong before it makes anything. */
    List<ConfigProblem> problems(Map<String, String> config) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (config.getOrDefault(TOPICS, "").isBlank()) {
            problems.add(new ConfigProblem(TOPICS, "\"topics\" is required"));
        }
        for (String key : List.of(VALUE_FORMAT, KEY_FORMAT)) {
            if (format(config, key, DataFormat.JSON).isEmpty()) {
                problems.add(new ConfigProblem(key, "the local worker has no schema registry: use JSON or STRING"));
            }
        }
        accounts.problem(config).ifPresent(problems::add);
        try {
            SinkConfig.cypher(config, Dialect.MANAGED);
        } catch (InvalidInputException e) {
            problems.add(new ConfigProblem(CYPHER_MAP, "not a JSON object of topics and Cypher"));
        }
        return problems;
    }

    /**
     * The worker's configuration.
     *
     * @param id the connector's id, after which the service names its dead letter topic
     */
    Map<String, String> toWorker(String id, Map<String, String> config) {
        Map<String, String> local = new TreeMap<>();
        config.forEach((key, value) -> {
            if (!SinkProperty.isOfServiceOnly(key)) {
                local.put(workersKey(key), value);
            }
        });
        local.remove(SinkProperty.NAME.key());
        local.remove(CYPHER_MAP);
        local.put(SinkProperty.CONNECTOR_CLASS.key(), Dialect.CURRENT.connectorClass());
        format(config, KEY_FORMAT, DataFormat.STRING)
                .orElse(DataFormat.JSON)
                .putConverter(local, SinkProperty.KEY_FORMAT);
        format(config, VALUE_FORMAT, DataFormat.JSON)
                .orElse(DataFormat.JSON)
                .putConverter(local, SinkProperty.VALUE_FORMAT);
        local.putAll(statements(config));
        if (stack.neo4j().password().reveal().equals(config.get(PASSWORD))) {
            local.put(PASSWORD, stack.sink().passwordReference());
        } else if (config.containsKey(PASSWORD)) {
            local.put(PASSWORD, WRONG);
            local.put(SinkProperty.USERNAME.key(), WRONG);
        }
        accounts.login(config).ifPresent(login -> LOGINS.forEach(key -> local.put(key.key(), login)));
        DeadLetterConfig.putServiceDefaults(local, id);
        return local;
    }

    /** A configuration as the service shows it: secrets masked, and keys of its own added. */
    Map<String, String> shown(String name, Map<String, String> config) {
        Map<String, String> shown = new TreeMap<>(Map.of(
                SinkProperty.CLOUD_ENVIRONMENT.key(), "prod",
                SinkProperty.CLOUD_PROVIDER.key(), "aws",
                SinkProperty.KAFKA_ENDPOINT.key(), "SASL_SSL://" + stack.kafka().bootstrapServers(),
                SinkProperty.KAFKA_REGION.key(), "eu-central-1"));
        shown.putAll(DEFAULTS);
        shown.putAll(config);
        shown.put(SinkProperty.NAME.key(), name);
        shown.replaceAll((key, value) -> isSecret(key) ? MASK : value);
        return shown;
    }

    static boolean isSecret(String key) {
        return SinkProperty.of(Dialect.MANAGED, key)
                .filter(SinkProperty::isSecret)
                .isPresent();
    }

    private static Map<String, String> statements(Map<String, String> config) {
        try {
            Map<String, String> statements = new TreeMap<>();
            SinkConfig.cypher(config, Dialect.MANAGED)
                    .forEach((topic, text) -> statements.put(SinkProperty.CYPHER.key() + topic, text));
            return statements;
        } catch (InvalidInputException e) {
            return Map.of(); // one of the problems
        }
    }

    /** As the service compares: upper case only. */
    private static Optional<DataFormat> format(Map<String, String> config, String key, DataFormat otherwise) {
        String name = config.getOrDefault(key, otherwise.managedName());
        return DataFormat.ofManagedName(name)
                .filter(format -> format.managedName().equals(name));
    }

    private static String managedKey(SinkProperty property) {
        return property.key(Dialect.MANAGED).orElseThrow();
    }

    /** The worker's key of what both have and call otherwise: how a connector's consumer polls. */
    private static String workersKey(String managed) {
        return Stream.of(SinkProperty.MAX_POLL_RECORDS, SinkProperty.MAX_POLL_INTERVAL)
                .filter(property -> property.is(Dialect.MANAGED, managed))
                .map(SinkProperty::key)
                .findFirst()
                .orElse(managed);
    }

    /** The managed key behind a key of the worker. */
    static String managedKey(String key) {
        return SinkProperty.of(Dialect.CURRENT, key)
                .flatMap(property -> property.key(Dialect.MANAGED))
                .filter(managed -> !managed.endsWith("."))
                .orElse(key);
    }
}
