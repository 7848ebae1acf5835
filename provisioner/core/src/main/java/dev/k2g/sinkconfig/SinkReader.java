package dev.k2g.sinkconfig;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.sinkconfig.DialectCodec.Formats;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;
import dev.k2g.sinkmodel.SinkProperty.Kind;
import dev.k2g.sinkmodel.TopicStrategy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads one configuration of the Neo4j sink. */
final class SinkReader {

    private static final String TARGET = "It is the target's: a recipe says nothing of connections and credentials.";

    private static final String TOLERANCE = SinkProperty.TOLERANCE.key();
    private static final String DEAD_LETTER_TOPIC = SinkProperty.DEAD_LETTER_TOPIC.key();

    private final Map<String, String> given;
    private final Dialect dialect;
    private final DialectCodec sink;
    private final SortedMap<String, String> leftOut = new TreeMap<>();

    SinkReader(Map<String, String> given) {
        this.given = given;
        String connectorClass = given.getOrDefault(SinkProperty.CONNECTOR_CLASS.key(), "");
        this.dialect = Dialect.of(connectorClass)
                .orElseThrow(() -> new InvalidInputException(
                        connectorClass.isEmpty()
                                ? "The configuration has no connector.class."
                                : connectorClass + " is not a Neo4j sink.",
                        "A Neo4j sink's connector.class is one of "
                                + Arrays.stream(Dialect.values())
                                        .map(Dialect::connectorClass)
                                        .collect(Collectors.joining(", "))
                                + "."));
        this.sink = DialectCodec.of(dialect);
    }

    SinkReading read() {
        Map<String, TopicStrategy> consumes = consumes();
        Formats formats = sink.formats(given, leftOut::put);
        SinkReading reading = new SinkReading(
                dialect,
                consumes,
                deadLetters(),
                tasks(),
                formats.key(),
                formats.value(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
        SortedMap<String, String> further = withoutDefaults(reading, further(reading));
        SortedMap<String, String> unset = new TreeMap<>();
        Set<String> tuning =
                sink.tuning(reading.deadLetters().isPresent(), further).keySet();
        reading.rendered(further).forEach((key, value) -> {
            if (!given.containsKey(key) && !isTarget(dialect, key) && !isMapping(dialect, key)) {
                if (tuning.contains(key)) {
                    unset.put(key, value);
                } else {
                    leftOut.putIfAbsent(key, "It is not set; k2g sets it to " + value + ".");
                }
            }
        });
        return reading.with(further, unset, leftOut);
    }

    private Map<String, TopicStrategy> consumes() {
        if (given.containsKey(SinkProperty.TOPICS_REGEX.key())) {
            throw new InvalidInputException(
                    "The configuration has topics.regex, and the sink has Cypher for single topics only.",
                    "List the topics in topics.");
        }
        Map<String, String> cypher = sink.cypher(given);
        Map<String, TopicStrategy> consumes = new LinkedHashMap<>();
        TopicRouting.of(given)
                .filter(routing -> !cypher.keySet().equals(Set.copyOf(topics())))
                .ifPresent(routing -> {
                    throw routing.cannotBeSaid(topics(), cypher.keySet());
                });
        for (String topic : topics()) {
            String text = cypher.remove(topic);
            if (text == null || canonical(text).isEmpty()) {
                throw new InvalidInputException(
                        "The topic " + topic + " has no Cypher.", "A recipe knows the Cypher strategy only.");
            }
            consumes.put(topic, CypherStrategy.of(canonical(text)));
        }
        if (consumes.isEmpty()) {
            throw new InvalidInputException("The configuration names no topics.", "List them in topics.");
        }
        cypher.keySet()
                .forEach(topic -> leftOut.put(
                        "the Cypher of " + topic, "The connector does not read this topic: it is not in topics."));
        return consumes;
    }

    private List<String> topics() {
        return Arrays.stream(given.getOrDefault(SinkProperty.TOPICS.key(), "").split(",", -1))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .distinct()
                .toList();
    }

    /** As a recipe's file has it: final semicolons, which 5.1 and later do not take, are dropped. */
    private static String canonical(String cypher) {
        return CypherText.withoutFinalSemicolons(cypher.strip());
    }

    private Optional<String> deadLetters() {
        Optional<String> topic =
                Optional.ofNullable(given.get(DEAD_LETTER_TOPIC)).filter(name -> !name.isBlank());
        if (topic.isPresent() && !DeadLetterConfig.toleratesAll(given) && dialect != Dialect.MANAGED) {
            leftOut.put(DEAD_LETTER_TOPIC, "Without errors.tolerance=all no record goes there.");
            return Optional.empty();
        }
        boolean toTheService = dialect == Dialect.MANAGED && !"none".equals(given.get(TOLERANCE));
        if (topic.isEmpty() && toTheService) {
            leftOut.put(
                    TOLERANCE,
                    "Records that cannot be written went to a topic of the service, dlq-CONNECTOR. A recipe's connector"
                            + " without deadLetters ends at such a record: name a topic there.");
        }
        return topic;
    }

    private int tasks() {
        String tasks = given.getOrDefault(SinkProperty.TASKS_MAX.key(), "1");
        try {
            return Math.max(1, Integer.parseInt(tasks.strip()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("tasks.max is " + tasks + ".", "It is a whole number.", e);
        }
    }

    private SortedMap<String, String> further(SinkReading reading) {
        SortedMap<String, String> further = new TreeMap<>();
        given.forEach((key, value) -> {
            boolean isSaid =
                    SinkProperty.of(dialect, key).flatMap(SinkProperty::saidBy).isPresent();
            boolean isImplied =
                    key.equals(TOLERANCE) && (reading.deadLetters().isPresent() || dialect == Dialect.MANAGED);
            if (isTarget(dialect, key)) {
                leftOut.put(key, TARGET);
            } else if (isOfAnotherDialect(key)) {
                leftOut.put(key, "A connector of this class does not heed it.");
            } else if (!isSaid && !isImplied) {
                further.put(key, value);
            }
        });
        return further;
    }

    private boolean isOfAnotherDialect(String key) {
        return !isMapping(dialect, key)
                && Arrays.stream(Dialect.values())
                        .filter(other -> other != dialect)
                        .anyMatch(other -> isTarget(other, key) || isMapping(other, key));
    }

    /** Whether a property is of the connection and authentication, or added by a service. */
    static boolean isTarget(Dialect dialect, String key) {
        return isOf(dialect, key, EnumSet.of(Kind.CONNECTION, Kind.SERVICE));
    }

    /** Whether a property is of Cypher and formats. */
    private static boolean isMapping(Dialect dialect, String key) {
        return isOf(dialect, key, EnumSet.of(Kind.CYPHER, Kind.KEY_FORMAT, Kind.VALUE_FORMAT));
    }

    private static boolean isOf(Dialect dialect, String key, Set<Kind> kinds) {
        return SinkProperty.of(dialect, key)
                .map(SinkProperty::kind)
                .filter(kinds::contains)
                .isPresent();
    }

    /** One after the other, because what k2g sets for one may follow from another. */
    private static SortedMap<String, String> withoutDefaults(SinkReading reading, SortedMap<String, String> further) {
        SortedMap<String, String> needed = new TreeMap<>(further);
        further.forEach((key, value) -> {
            needed.remove(key);
            if (!value.equals(reading.rendered(needed).get(key))) {
                needed.put(key, value);
            }
        });
        return needed;
    }
}
