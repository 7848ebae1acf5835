package dev.k2g.twin.confluent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.connect.ConfigValidation.Problem;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.sinkmodel.Dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A managed configuration as one of the local worker: the same connector in the dialect of its plugin. */
final class ConfigTranslation {

    private static final String CYPHER_MAP = "neo4j.cypher.topic.map";
    private static final String CYPHER_OF_TOPIC = "neo4j.cypher.topic.";
    private static final String PASSWORD = "neo4j.authentication.basic.password";

    private static final String USER = "neo4j.authentication.basic.username";

    /** What takes the place of a wrong password, which must not be shown, and of its user, whom Neo4j would lock out. */
    private static final String WRONG = "wrong-password";

    private static final Set<String> FORMATS = Set.of("JSON", "STRING");

    /** Where a connector is told as whom its consumer, its producer and its admin client log in. */
    private static final List<String> LOGINS = List.of(
            "consumer.override.sasl.jaas.config",
            "producer.override.sasl.jaas.config",
            "admin.override.sasl.jaas.config");

    private final Endpoints stack;
    private final ServiceAccounts accounts;

    ConfigTranslation(Endpoints stack, ServiceAccounts accounts) {
        this.stack = stack;
        this.accounts = accounts;
    }

    /** What the service finds wrong before it makes anything. */
    List<Problem> problems(Map<String, String> config) {
        List<Problem> problems = new ArrayList<>();
        if (config.getOrDefault("topics", "").isBlank()) {
            problems.add(new Problem("topics", "\"topics\" is required"));
        }
        for (String key : List.of("input.data.format", "input.key.format")) {
            if (!FORMATS.contains(config.getOrDefault(key, "JSON"))) {
                problems.add(new Problem(key, "the local worker has no schema registry: use JSON or STRING"));
            }
        }
        accounts.problem(config).ifPresent(problems::add);
        try {
            cypher(config);
        } catch (JsonProcessingException e) {
            problems.add(new Problem(CYPHER_MAP, "not a JSON object of topics and Cypher"));
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
            if (!key.startsWith("kafka.") && !key.startsWith("cloud.") && !key.startsWith("input.")) {
                local.put(key, value);
            }
        });
        local.remove("name");
        local.remove(CYPHER_MAP);
        local.put("connector.class", Dialect.CURRENT.connectorClass());
        putConverter(local, "key.converter", config.getOrDefault("input.key.format", "STRING"));
        putConverter(local, "value.converter", config.getOrDefault("input.data.format", "JSON"));
        local.putAll(statements(config));
        if (stack.neo4j().password().reveal().equals(config.get(PASSWORD))) {
            local.put(PASSWORD, stack.sink().passwordReference());
        } else if (config.containsKey(PASSWORD)) {
            local.put(PASSWORD, WRONG);
            local.put(USER, WRONG);
        }
        accounts.login(config).ifPresent(login -> LOGINS.forEach(key -> local.put(key, login)));
        putErrors(local, id);
        return local;
    }

    private static Map<String, String> statements(Map<String, String> config) {
        try {
            Map<String, String> statements = new TreeMap<>();
            cypher(config).forEach((topic, text) -> statements.put(CYPHER_OF_TOPIC + topic, text));
            return statements;
        } catch (JsonProcessingException e) {
            return Map.of(); // one of the problems
        }
    }

    private static Map<String, String> cypher(Map<String, String> config) throws JsonProcessingException {
        return new ObjectMapper()
                .readValue(config.getOrDefault(CYPHER_MAP, "{}"), new TypeReference<TreeMap<String, String>>() {});
    }

    private static void putConverter(Map<String, String> local, String key, String format) {
        if (format.equals("STRING")) {
            local.put(key, "org.apache.kafka.connect.storage.StringConverter");
        } else {
            local.put(key, "org.apache.kafka.connect.json.JsonConverter");
            local.put(key + ".schemas.enable", "false");
        }
    }

    /** The service tolerates all by default, and has a topic for what cannot be written. */
    private static void putErrors(Map<String, String> local, String id) {
        local.putIfAbsent("errors.tolerance", "all");
        if (local.get("errors.tolerance").equals("all")) {
            local.putIfAbsent("errors.deadletterqueue.topic.name", "dlq-" + id);
            local.putIfAbsent("errors.deadletterqueue.topic.replication.factor", "1");
            local.put("errors.deadletterqueue.context.headers.enable", "true");
        }
        local.put("errors.log.enable", "true");
        local.put("errors.log.include.messages", "false");
    }

    /** The managed key behind a key of the worker. */
    static String managedKey(String key) {
        if (key.startsWith(CYPHER_OF_TOPIC)) {
            return CYPHER_MAP;
        }
        if (key.startsWith("key.converter")) {
            return "input.key.format";
        }
        return key.startsWith("value.converter") ? "input.data.format" : key;
    }
}
