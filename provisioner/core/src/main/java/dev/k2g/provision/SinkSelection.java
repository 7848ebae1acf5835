package dev.k2g.provision;

import dev.k2g.recipe.LogicalNames;
import dev.k2g.sinkconfig.SinkReading;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.state.StateTopic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses of the sinks that are there those that one recipe can have together, so that the odd one is left out and not in
 * the way of the others.
 */
final class SinkSelection {

    /** The topics in which workers and services keep what is theirs. */
    private static final Pattern INTERNAL =
            Pattern.compile("_.*|(.*[-_.])?connect[-_.](configs|offsets|status|statuses)");

    /** What a recipe puts a parameter's value in the place of. */
    private static final String PARAMETER = "${param:";

    private final Set<String> topics;
    private final SortedMap<String, SinkReading> chosen = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /** @param topics those that are there, by their names in Kafka */
    SinkSelection(Collection<String> topics) {
        this.topics = Set.copyOf(topics);
    }

    /** Whether a topic belongs to Kafka, to workers or services, or to k2g itself. */
    static boolean isInternal(String topic) {
        return INTERNAL.matcher(topic).matches() || StateTopic.isStateTopic(topic);
    }

    /** Takes a sink in, or leaves it out. */
    void offer(String name, SinkReading sink) {
        Stream.of(name(name), topics(sink), otherFormats(sink), texts(sink))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresentOrElse(why -> leftOut.add("Connector " + name + ": " + why), () -> chosen.put(name, sink));
    }

    /** Those that were taken in, by name. */
    SortedMap<String, SinkReading> chosen() {
        return chosen;
    }

    /** Those that were left out, and why, as sentences. */
    List<String> leftOut() {
        return leftOut;
    }

    private static Optional<String> name(String name) {
        return LogicalNames.isOne(name)
                ? Optional.empty()
                : Optional.of(
                        "A recipe has no such name: it takes letters, digits, dots, hyphens and underscores. Under"
                                + " another name it would be another connector, which begins anew.");
    }

    private Optional<String> topics(SinkReading sink) {
        Stream<String> needed = Stream.concat(sink.consumes().keySet().stream(), sink.deadLetters().stream());
        Optional<String> problem = needed.filter(topic -> isInternal(topic) || !topics.contains(topic))
                .findFirst()
                .map(topic -> "Its topic " + topic
                        + (isInternal(topic) ? " belongs to Kafka, to a worker or to k2g." : " is not there."));
        return problem.or(() -> sink.deadLetters()
                .filter(sink.consumes()::containsKey)
                .map(topic -> "It reads its own dead letter topic, " + topic + "."));
    }

    /** In a recipe it is the topic that has formats, for all that read it. */
    private Optional<String> otherFormats(SinkReading sink) {
        return sink.consumes().keySet().stream()
                .flatMap(topic -> chosen.entrySet().stream()
                        .filter(other -> other.getValue().consumes().containsKey(topic))
                        .filter(other -> !formats(other.getValue()).equals(formats(sink)))
                        .map(other -> "It reads topic " + topic + " with " + words(sink) + ", and connector "
                                + other.getKey() + " with " + words(other.getValue())
                                + ": a recipe's topic has one format of each."))
                .findFirst();
    }

    private static List<DataFormat> formats(SinkReading sink) {
        return List.of(sink.key(), sink.value());
    }

    private static String words(SinkReading sink) {
        return "keys in format " + sink.key().word() + " and values in format "
                + sink.value().word();
    }

    private static Optional<String> texts(SinkReading sink) {
        Map<String, String> texts = new TreeMap<>(sink.config());
        sink.consumes()
                .forEach((topic, strategy) -> texts.put(
                        "its Cypher for " + topic,
                        strategy.cypher().map(CypherStrategy::text).orElse("")));
        return texts.entrySet().stream()
                .filter(text -> text.getValue().contains(PARAMETER))
                .map(text ->
                        "In " + text.getKey() + " there is " + PARAMETER + "…}, which a recipe reads as a parameter.")
                .findFirst();
    }
}
