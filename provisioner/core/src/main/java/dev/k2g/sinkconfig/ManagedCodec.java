package dev.k2g.sinkconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaAccess.ApiKey;
import dev.k2g.endpoint.KafkaAccess.ServiceAccount;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.sinkmodel.DataFormat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The dialect of Confluent Cloud's fully managed connector: the current keys, but one map of Cypher, formats instead of
 * converters, and credentials for Kafka. From Confluent's page on the Neo4j Sink Connector for Confluent Cloud
 * (docs.confluent.io/cloud/current/connectors/cc-neo4j-sink); not run against the real service.
 */
final class ManagedCodec implements DialectCodec {

    static final String CYPHER_MAP = "neo4j.cypher.topic.map";

    private static final String KEY_FORMAT = "input.key.format";
    private static final String VALUE_FORMAT = "input.data.format";
    private static final String AUTH_MODE = "kafka.auth.mode";
    private static final String API_KEY = "kafka.api.key";
    private static final String API_SECRET = "kafka.api.secret";
    private static final String SERVICE_ACCOUNT = "kafka.service.account.id";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void putCypher(Map<String, String> config, Map<String, String> cypherByTopic) {
        try {
            config.put(CYPHER_MAP, JSON.writeValueAsString(cypherByTopic));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A map of texts is always JSON", e);
        }
    }

    @Override
    public Map<String, String> cypher(Map<String, String> config) {
        try {
            return JSON.readValue(
                    config.getOrDefault(CYPHER_MAP, "{}"), new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new InvalidInputException(
                    CYPHER_MAP + " is no JSON object of texts: " + e.getOriginalMessage(),
                    "Write it as {\"TOPIC\": \"CYPHER\"}.",
                    e);
        }
    }

    @Override
    public void putFormats(Map<String, String> config, Formats formats) {
        config.put(KEY_FORMAT, name(formats.key()));
        config.put(VALUE_FORMAT, name(formats.value()));
    }

    private static String name(DataFormat format) {
        return switch (format) {
            case NONE, STRING -> "STRING";
            case JSON -> "JSON";
        };
    }

    @Override
    public Formats formats(Map<String, String> config, Notes notes) {
        return new Formats(
                format(config.getOrDefault(KEY_FORMAT, "STRING"), KEY_FORMAT, DataFormat.NONE),
                format(config.getOrDefault(VALUE_FORMAT, "JSON"), VALUE_FORMAT, DataFormat.STRING));
    }

    private static DataFormat format(String written, String key, DataFormat text) {
        return switch (written.toUpperCase(Locale.ROOT)) {
            case "STRING" -> text;
            case "JSON" -> DataFormat.JSON;
            default ->
                throw new InvalidInputException(
                        "A recipe cannot say that " + key + " is " + written + ".",
                        "A recipe has keys and values in JSON without schema, or as text.");
        };
    }

    @Override
    public void putConnection(Map<String, String> config, SinkConnection connection) {
        config.put(CurrentCodec.URI, connection.uri());
        Neo4jConnectionKeys.put(config, connection);
        KafkaAccess access = connection
                .kafka()
                .orElseThrow(() -> new InvalidInputException(
                        "The target does not say how a managed connector reaches Kafka.",
                        "Name an API key of the cluster, or a service account, in the target."));
        if (access instanceof ApiKey key) {
            config.put(AUTH_MODE, "KAFKA_API_KEY");
            config.put(API_KEY, key.key());
            config.put(API_SECRET, key.secretReference());
        } else if (access instanceof ServiceAccount account) {
            config.put(AUTH_MODE, "SERVICE_ACCOUNT");
            config.put(SERVICE_ACCOUNT, account.id());
        }
    }

    /** By default the service tolerates all, and makes a dead letter topic of its own. */
    @Override
    public void putNoDeadLetters(Map<String, String> config) {
        config.put(DeadLetterConfig.TOLERANCE, "none");
    }

    /** Polls bring at most 500 records on shared clusters, so that larger batches would stay empty. */
    @Override
    public Map<String, String> tuning(boolean deadLetters, Map<String, String> further) {
        return DriverTuning.KEYS;
    }

    @Override
    public List<String> connectionKeys() {
        return List.of(
                CurrentCodec.URI,
                Neo4jConnectionKeys.DATABASE,
                Neo4jConnectionKeys.PREFIX,
                AUTH_MODE,
                API_KEY,
                API_SECRET,
                SERVICE_ACCOUNT,
                // what the service adds
                "cloud.environment",
                "cloud.provider",
                "kafka.endpoint",
                "kafka.region");
    }

    @Override
    public List<String> mappingKeys() {
        return List.of(CYPHER_MAP, KEY_FORMAT, VALUE_FORMAT);
    }
}
