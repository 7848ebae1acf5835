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
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The dialect of Confluent Cloud's fully managed connector: the current keys, but one map of Cypher, formats instead of
 * converters, and credentials for Kafka. From Confluent's page on the Neo4j Sink Connector for Confluent Cloud
 * (docs.confluent.io/cloud/current/connectors/cc-neo4j-sink); not run against the real service.
 */
final class ManagedCodec implements DialectCodec {

    static final String CYPHER_MAP = SinkProperty.CYPHER.key(Dialect.MANAGED).orElseThrow();
    private static final String KEY_FORMAT =
            SinkProperty.KEY_FORMAT.key(Dialect.MANAGED).orElseThrow();
    private static final String VALUE_FORMAT =
            SinkProperty.VALUE_FORMAT.key(Dialect.MANAGED).orElseThrow();

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
        config.put(KEY_FORMAT, formats.key().managedName());
        config.put(VALUE_FORMAT, formats.value().managedName());
    }

    @Override
    public Formats formats(Map<String, String> config, BiConsumer<String, String> notes) {
        return new Formats(
                format(KEY_FORMAT, config.getOrDefault(KEY_FORMAT, DataFormat.STRING.managedName())),
                format(VALUE_FORMAT, config.getOrDefault(VALUE_FORMAT, DataFormat.JSON.managedName())));
    }

    private static DataFormat format(String key, String written) {
        return DataFormat.ofManagedName(written).orElseThrow(() -> DialectCodec.cannotSay(key, written));
    }

    @Override
    public void putConnection(Map<String, String> config, SinkConnection connection) {
        DialectCodec.putNeo4j(config, connection, Dialect.MANAGED);
        KafkaAccess access = connection
                .kafka()
                .orElseThrow(() -> new InvalidInputException(
                        "The target does not say how a managed connector reaches Kafka.",
                        "Name an API key of the cluster, or a service account, in the target."));
        if (access instanceof ApiKey key) {
            config.put(SinkProperty.KAFKA_AUTH_MODE.key(), "KAFKA_API_KEY");
            config.put(SinkProperty.KAFKA_API_KEY.key(), key.key());
            config.put(SinkProperty.KAFKA_API_SECRET.key(), key.secretReference());
        } else if (access instanceof ServiceAccount account) {
            config.put(SinkProperty.KAFKA_AUTH_MODE.key(), "SERVICE_ACCOUNT");
            config.put(SinkProperty.KAFKA_SERVICE_ACCOUNT.key(), account.id());
        }
    }

    /** By default the service tolerates all, and makes a dead letter topic of its own. */
    @Override
    public void putNoDeadLetters(Map<String, String> config) {
        config.put(SinkProperty.TOLERANCE.key(), "none");
    }

    /** Polls bring 500 records unless the connector is told otherwise, by a key that only the service has. */
    @Override
    public Map<String, String> tuning(boolean deadLetters, Map<String, String> further) {
        Map<String, String> tuning = new TreeMap<>(DRIVER_TUNING);
        tuning.put(SinkProperty.BATCH_SIZE.key(), PollSize.RECOMMENDED);
        tuning.put(SinkProperty.MAX_POLL_RECORDS.key(Dialect.MANAGED).orElseThrow(), PollSize.of(further));
        return tuning;
    }
}
