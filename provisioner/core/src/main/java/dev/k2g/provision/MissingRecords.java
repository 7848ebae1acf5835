package dev.k2g.provision;

import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.TopicLog;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.Permission;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What would be missing if a connector read its topics once more: logs that no longer begin where the graph's history does.
 *
 * @param connector the connector's name
 * @param phrases what is gone of each topic that lacks something
 */
record MissingRecords(String connector, List<String> phrases) {

    /**
     * @param topics the topics that it reads
     * @param logs what is left of those that are there, by name
     * @param starts where its reading of each began, where that is remembered; else it is taken for offset 0
     */
    static Optional<MissingRecords> of(
            String connector, Collection<String> topics, Map<String, TopicLog> logs, Map<String, LogStart> starts) {
        List<String> phrases = topics.stream()
                .map(topic ->
                        phrase(topic, Optional.ofNullable(logs.get(topic)), Optional.ofNullable(starts.get(topic))))
                .flatMap(Optional::stream)
                .toList();
        return phrases.isEmpty() ? Optional.empty() : Optional.of(new MissingRecords(connector, phrases));
    }

    private static Optional<String> phrase(String topic, Optional<TopicLog> log, Optional<LogStart> remembered) {
        if (log.isEmpty()) {
            return Optional.of("all records of topic " + topic + ", which is not there");
        }
        LogStart now = log.get().start();
        LogStart start = remembered.orElse(LogStart.unknown());
        if (start.isOfAnotherTopicThan(now)) {
            return Optional.of("all records of the former topic " + topic
                    + ", which was deleted and made again (how many is not known)");
        }
        long gone = start.offsetsUntil(now);
        if (gone == 0) {
            return Optional.empty();
        }
        if (log.get().isCompacted()) {
            return Optional.of("records of topic " + topic + " (how many is not known, as it is compacted)");
        }
        return Optional.of(
                String.format(Locale.ROOT, "%,d %s of topic %s", gone, gone == 1 ? "record" : "records", topic)
                        + (remembered.isPresent()
                                ? ""
                                : " (if the connector began at its first one, which is not remembered)"));
    }

    /** What is missing, as a sentence. */
    String problem() {
        return "Connector " + connector + " would not get everything again. What is gone: " + String.join("; ", phrases)
                + ".";
    }

    /** What is in the way of delivering everything again. */
    Obstacle obstacle() {
        return Obstacle.unless(
                Permission.LOSS,
                FindingCode.RECORDS_GONE,
                problem(),
                "Set onMappingChange to from-now, or pass " + Permission.LOSS.option()
                        + " if you can do without what is gone.");
    }
}
