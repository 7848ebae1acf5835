package dev.k2g.sinkconfig;

import dev.k2g.endpoint.SinkConnection;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The dialects of connectors in a worker of one's own, that of 5.1 and later and that of 1.0.9: a key for each topic, and
 * converters.
 */
final class WorkerCodec implements DialectCodec {

    private final Dialect dialect;
    private final String cypherPrefix;

    WorkerCodec(Dialect dialect) {
        this.dialect = dialect;
        this.cypherPrefix = SinkProperty.CYPHER.key(dialect).orElseThrow();
    }

    @Override
    public void putCypher(Map<String, String> config, Map<String, String> cypherByTopic) {
        cypherByTopic.forEach((topic, cypher) -> config.put(cypherPrefix + topic, cypher));
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
    public void putConnection(Map<String, String> config, SinkConnection connection) {
        DialectCodec.putNeo4j(config, connection, dialect);
    }

    @Override
    public void putFormats(Map<String, String> config, Formats formats) {
        formats.key().putConverter(config, SinkProperty.KEY_FORMAT);
        formats.value().putConverter(config, SinkProperty.VALUE_FORMAT);
    }

    @Override
    public Formats formats(Map<String, String> config, BiConsumer<String, String> notes) {
        return new Formats(
                format(config, SinkProperty.KEY_FORMAT, DataFormat.NONE, notes),
                format(config, SinkProperty.VALUE_FORMAT, DataFormat.JSON, notes));
    }

    private static DataFormat format(
            Map<String, String> config, SinkProperty property, DataFormat otherwise, BiConsumer<String, String> notes) {
        String key = property.key();
        String converter = config.get(key);
        config.keySet().stream()
                .filter(other -> other.startsWith(key + ".") && !isSetting(other.substring(key.length() + 1)))
                .forEach(other -> notes.accept(other, "A recipe says no more of a converter than its format."));
        if (converter == null) {
            notes.accept(key, "It is not set, so the worker's default held; the recipe says " + otherwise.word() + ".");
            return otherwise;
        }
        DataFormat format = DataFormat.ofConverter(converter).orElseThrow(() -> DialectCodec.cannotSay(key, converter));
        format.converterSettings().forEach((setting, value) -> {
            @Nullable String set = config.get(key + "." + setting);
            if (!value.equalsIgnoreCase(set)) {
                throw DialectCodec.cannotSay(key + "." + setting, set == null ? "not set, and so true" : set);
            }
        });
        return format;
    }

    private static boolean isSetting(String end) {
        return Arrays.stream(DataFormat.values())
                .anyMatch(format -> format.converterSettings().containsKey(end));
    }

    @Override
    public Map<String, String> tuning(boolean deadLetters, Map<String, String> further) {
        Map<String, String> tuning = new TreeMap<>(DeadLetterConfig.tuning(deadLetters));
        tuning.putAll(dialect == Dialect.LEGACY ? ofLegacy() : ofCurrent(further));
        return tuning;
    }

    /** Forms are those of 5.5.2: durations need a unit; by default batches are 1,000, retries 30 s, connections 1 h. */
    private static Map<String, String> ofCurrent(Map<String, String> further) {
        Map<String, String> tuning = new TreeMap<>(DRIVER_TUNING);
        tuning.put(SinkProperty.BATCH_SIZE.key(), PollSize.RECOMMENDED);
        // a poll delivers at most this many records, whatever the size of a batch
        tuning.put(SinkProperty.MAX_POLL_RECORDS.key(), PollSize.of(further));
        return tuning;
    }

    /**
     * Batches stay as they are: larger ones are written by several threads, which then wait for each other's locks, and the
     * workers of that time let no connector change the size of its polls (KIP-458's policy was None before Kafka 3.0). Nor
     * need they be smaller: after a bad record this sink reports the whole poll, and writes nothing again.
     */
    private static Map<String, String> ofLegacy() {
        return Map.of(
                // one thread, so that the records of a partition are written in their order
                SinkProperty.BATCH_PARALLELIZE.key(), "false",
                // Aura closes connections after 60 minutes; in milliseconds
                SinkProperty.MAX_CONNECTION_LIFETIME.key(Dialect.LEGACY).orElseThrow(), "3300000");
    }
}
