package dev.k2g.features.stack;

import dev.k2g.connect.Connect;
import dev.k2g.kafka.Kafka;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What scenarios have made and not taken away, such as those of a run that was aborted. Their names have a mark that
 * nothing else has.
 *
 * @param connectors their names
 * @param topics their names
 */
public record Leftovers(List<String> connectors, List<String> topics) {

    /** What stands in every name before eight hexadecimal digits, one a letter, and a hyphen. */
    public static final String MARK = "verify-";

    /** Eight decimal digits would be somebody's date. */
    private static final Predicate<String> MARKED =
            Pattern.compile(MARK + "(?![0-9]{8})[0-9a-f]{8}-").asPredicate();

    /** Copies the lists. */
    public Leftovers {
        connectors = List.copyOf(connectors);
        topics = List.copyOf(topics);
    }

    /** Whether a name is one that scenarios give. */
    static boolean isMarked(String name) {
        return MARKED.test(name);
    }

    /** Those that are there now; a run that goes on elsewhere has some too. */
    public static Leftovers find(Kafka kafka, Connect connect) {
        return new Leftovers(
                connect.connectors().stream()
                        .filter(Leftovers::isMarked)
                        .sorted()
                        .toList(),
                kafka.topics().names().stream()
                        .filter(Leftovers::isMarked)
                        .sorted()
                        .toList());
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return connectors.isEmpty() && topics.isEmpty();
    }

    /**
     * Takes them away: connectors before the topics that they read.
     *
     * @param patience how long it may take until the connectors are gone, and how long until the topics are
     */
    public void remove(Kafka kafka, Connect connect, Duration patience) {
        try (ResourceRemoval removal = new ResourceRemoval(() -> kafka, () -> connect, patience)) {
            removal.ofConnectors(connectors::contains);
            removal.ofTopics(Set.copyOf(topics)::contains);
        }
    }
}
