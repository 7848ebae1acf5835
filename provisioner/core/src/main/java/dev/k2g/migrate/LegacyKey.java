package dev.k2g.migrate;

import dev.k2g.migrate.LegacyValue.Form;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A property of the sink before 5.1, and what its owner must know of its successor. */
record LegacyKey(SinkProperty property) {

    private static final String STRATEGY =
            "k2g knows the Cypher strategy only: check it against the connector's documentation.";

    private static final Map<SinkProperty, String> REMARKS = new EnumMap<>(Map.of(
            SinkProperty.LEGACY_BATCH_TIMEOUT,
                    "5.5.2 reads no time-out of a batch: " + SinkProperty.BATCH_TIMEOUT.key()
                            + " is accepted and has no effect.",
            SinkProperty.BATCH_PARALLELIZE,
                    "A task writes its batches one after the other now. For more at a time raise tasks.max, up to the"
                            + " number of partitions.",
            SinkProperty.RETRY_MAX_ATTEMPTS,
                    "Retries are bounded by time alone: " + SinkProperty.MAX_RETRY_TIME.key() + ", by default 30s.",
            SinkProperty.IDLE_TIME_BEFORE_TEST,
                    "Releases before 5.1 took the number for minutes, whatever its name says.",
            SinkProperty.LEGACY_KAFKA,
                    "The connector does not read kafka.* any more. Brokers are the worker's business; a consumer's"
                            + " settings begin with consumer.override."));

    /** Those of the sink itself. */
    static final List<LegacyKey> ALL = Arrays.stream(SinkProperty.values())
            .map(LegacyKey::new)
            .filter(known ->
                    known.key().startsWith(SinkProperty.OF_THE_SINK) || known.property == SinkProperty.LEGACY_KAFKA)
            .toList();

    /** The entry of a property's name. */
    static Optional<LegacyKey> of(String key) {
        return ALL.stream().filter(known -> isCovered(key, known.key())).findFirst();
    }

    /** All names, for finding the one that was meant. */
    static List<String> names() {
        return ALL.stream()
                .flatMap(known -> Stream.concat(Stream.of(known.key()), known.successor().stream()))
                .distinct()
                .toList();
    }

    /** Whether this is the name from 5.1 on of one of them. */
    static boolean isSuccessor(String key) {
        return ALL.stream().flatMap(known -> known.successor().stream()).anyMatch(name -> isCovered(key, name));
    }

    /** Unlike in the table, something must follow what ends with a dot. */
    private static boolean isCovered(String key, String name) {
        return name.endsWith(".") ? key.startsWith(name) && key.length() > name.length() : key.equals(name);
    }

    String key() {
        return property.key(Dialect.LEGACY).orElse("");
    }

    Optional<String> successor() {
        return property.key(Dialect.CURRENT);
    }

    /** What this property is called from 5.1 on; empty when it has no successor. */
    Optional<String> successorOf(String given) {
        return successor().map(name -> name.endsWith(".") ? name + given.substring(key().length()) : name);
    }

    /** How its value is written. */
    Form form() {
        return switch (property) {
            case URI -> Form.ADDRESSES;
            case CYPHER -> Form.CYPHER;
            case MAX_RETRY_TIME, MAX_CONNECTION_LIFETIME, ACQUISITION_TIMEOUT, IDLE_TIME_BEFORE_TEST ->
                Form.MILLISECONDS;
            case CDC_SOURCE_ID, CDC_SCHEMA, CUD -> Form.LIST;
            default -> Form.TEXT;
        };
    }

    /** What there is to say of it, as sentences; empty when its name says it. */
    String why() {
        return property.kind() == SinkProperty.Kind.STRATEGY ? STRATEGY : REMARKS.getOrDefault(property, "");
    }
}
