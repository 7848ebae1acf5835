package dev.k2g.migrate;

import dev.k2g.sinkconfig.DeadLetterConfig;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;
import dev.k2g.yaml.Nearest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What there is to do or know beside single properties. */
final class MigrationNotes {

    static final String SECRET =
            "It was in plain text, readable for everybody who reaches the worker's REST API: here it is a"
                    + " reference.";

    private static final String HOW_TO_REFER = "Put the secrets into " + SecretPlaceholder.FILE
            + " on the worker, as NAME=VALUE, and give the worker config.providers=file and"
            + " config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider.";
    private static final String CYPHER =
            "In the Cypher, event is still the record's value; __key, __header, __value and"
                    + " __timestamp are there, too. From Neo4j 2025.06 on it runs as Cypher 25, unless the server has apoc.cypher.doIt.";
    private static final String TOMBSTONES =
            "Records without a value were skipped; now event is null for them. Begin the"
                    + " Cypher of %s with WITH event WHERE event IS NOT NULL, if there are such records.";
    private static final String NOWHERE_TO_REPORT =
            "errors.tolerance is all, and nothing takes or logs the records that"
                    + " cannot be written: they were lost; now the task fails. Set errors.deadletterqueue.topic.name, or"
                    + " errors.log.enable to true.";
    private static final String PATTERN =
            "topics.regex cannot be used with Cypher for single topics: list them in topics.";

    /** Properties of Connect's own that every sink has; those that end with a dot stand for all that begin so. */
    private static final List<String> OF_CONNECT = Stream.concat(
                    Arrays.stream(SinkProperty.values())
                            .filter(property -> property.key(Dialect.LEGACY).equals(property.key(Dialect.CURRENT)))
                            .flatMap(property -> property.key(Dialect.CURRENT).stream())
                            .filter(key -> !key.startsWith(SinkProperty.OF_THE_SINK)),
                    Stream.of("confluent.", SinkProperty.OF_THE_SINK))
            .toList();

    private final Map<String, String> before;
    private final Map<String, String> after;

    MigrationNotes(Map<String, String> before, Map<String, String> after) {
        this.before = before;
        this.after = after;
    }

    List<String> all(boolean legacy, boolean secrets) {
        List<String> notes = new ArrayList<>();
        if (secrets) {
            notes.add(HOW_TO_REFER);
        }
        if (!legacy) {
            return notes;
        }
        List<String> unguarded = after.entrySet().stream()
                .filter(property -> SinkProperty.CYPHER.is(property.getKey()))
                .filter(property -> !LegacyCypher.guardsNull(property.getValue()))
                .map(property ->
                        property.getKey().substring(SinkProperty.CYPHER.key().length()))
                .toList();
        if (after.keySet().stream().anyMatch(SinkProperty.CYPHER::is)) {
            notes.add(CYPHER);
        }
        if (!unguarded.isEmpty()) {
            notes.add(TOMBSTONES.formatted(String.join(", ", unguarded)));
        }
        if (DeadLetterConfig.toleratesAll(after)
                && DeadLetterConfig.hasNoTopic(after)
                && !"true".equals(after.get(SinkProperty.ERROR_LOG.key()))) {
            notes.add(NOWHERE_TO_REPORT);
        }
        if (after.containsKey(SinkProperty.TOPICS_REGEX.key())) {
            notes.add(PATTERN);
        }
        before.keySet().stream()
                .filter(key -> OF_CONNECT.stream().noneMatch(known -> isKnown(known, key)))
                .filter(key -> LegacyKey.of(key).isEmpty())
                .map(key -> key + " is kept, but no property of Connect or the sink is called so"
                        + Nearest.hint(key, OF_CONNECT) + ".")
                .forEach(notes::add);
        return notes;
    }

    private static boolean isKnown(String known, String key) {
        return known.endsWith(".") ? key.startsWith(known) : key.equals(known);
    }
}
