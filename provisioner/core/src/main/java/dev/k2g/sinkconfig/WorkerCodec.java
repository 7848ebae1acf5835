package dev.k2g.sinkconfig;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.sinkmodel.DataFormat;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the dialects have in common that run in a worker of one's own: a key for each topic, and converters. */
abstract class WorkerCodec implements DialectCodec {

    private static final String KEY_CONVERTER = "key.converter";
    private static final String VALUE_CONVERTER = "value.converter";
    private static final String STRING_CONVERTER = "org.apache.kafka.connect.storage.StringConverter";
    private static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";
    private static final String SCHEMAS_ENABLE = ".schemas.enable";

    private final String uriKey;
    private final String cypherPrefix;

    WorkerCodec(String uriKey, String cypherPrefix) {
        this.uriKey = uriKey;
        this.cypherPrefix = cypherPrefix;
    }

    @Override
    public void putCypher(Map<String, String> config, Map<String, String> cypherByTopic) {
        cypherByTopic.forEach((topic, cypher) -> config.put(cypherPrefix + topic, cypher));
    }

    @Override
    public void putFormats(Map<String, String> config, Formats formats) {
        putConverter(config, KEY_CONVERTER, formats.key());
        putConverter(config, VALUE_CONVERTER, formats.value());
    }

    private static void putConverter(Map<String, String> config, String key, DataFormat format) {
        switch (format) {
            case NONE, STRING -> config.put(key, STRING_CONVERTER);
            case JSON -> {
                config.put(key, JSON_CONVERTER);
                config.put(key + SCHEMAS_ENABLE, "false");
            }
        }
    }

    @Override
    public void putConnection(Map<String, String> config, SinkConnection connection) {
        config.put(uriKey, connection.uri());
        Neo4jConnectionKeys.put(config, connection);
    }

    @Override
    public Map<String, String> cypher(Map<String, String> config) {
        Map<String, String> cypher = new TreeMap<>();
        config.forEach((key, text) -> {
            if (key.startsWith(cypherPrefix)) {
                cypher.put(key.substring(cypherPrefix.length()), text);
            }
        });
        return cypher;
    }

    @Override
    public Formats formats(Map<String, String> config, Notes notes) {
        // A record without a key and one whose key is a text take the same converter.
        DataFormat key = format(config, KEY_CONVERTER, DataFormat.NONE, DataFormat.NONE, notes);
        DataFormat value = format(config, VALUE_CONVERTER, DataFormat.STRING, DataFormat.JSON, notes);
        return new Formats(key, value);
    }

    private static DataFormat format(
            Map<String, String> config, String key, DataFormat text, DataFormat otherwise, Notes notes) {
        String converter = config.get(key);
        config.keySet().stream()
                .filter(other -> other.startsWith(key + ".") && !other.equals(key + SCHEMAS_ENABLE))
                .forEach(other -> notes.add(other, "A recipe says no more of a converter than its format."));
        if (converter == null) {
            notes.add(key, "It is not set, so the worker's default held; the recipe says " + name(otherwise) + ".");
            return otherwise;
        }
        return switch (converter) {
            case STRING_CONVERTER -> text;
            case JSON_CONVERTER -> withoutSchema(config.get(key + SCHEMAS_ENABLE), key);
            default -> throw cannotSay(key, converter);
        };
    }

    /** Kafka's converter takes every value for one with its schema, unless told otherwise. */
    private static DataFormat withoutSchema(@Nullable String schemas, String key) {
        if (!"false".equalsIgnoreCase(schemas)) {
            throw cannotSay(key + SCHEMAS_ENABLE, schemas == null ? "not set, and so true" : schemas);
        }
        return DataFormat.JSON;
    }

    private static InvalidInputException cannotSay(String key, String value) {
        return new InvalidInputException(
                "A recipe cannot say that " + key + " is " + value + ".",
                "A recipe has keys and values in JSON without schema, or as text.");
    }

    private static String name(DataFormat format) {
        return format == DataFormat.NONE ? "none" : "json";
    }

    @Override
    public List<String> connectionKeys() {
        return List.of(uriKey, Neo4jConnectionKeys.DATABASE, Neo4jConnectionKeys.PREFIX);
    }

    @Override
    public List<String> mappingKeys() {
        return List.of(cypherPrefix, KEY_CONVERTER, KEY_CONVERTER + ".", VALUE_CONVERTER, VALUE_CONVERTER + ".");
    }
}
