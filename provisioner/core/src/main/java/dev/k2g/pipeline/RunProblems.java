package dev.k2g.pipeline;

import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.pipeline.SinkReport.DeliveredBy;
import dev.k2g.recipe.TopicSpec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of records that should have become part of the graph: those that expired, and a run of dead letters only. */
final class RunProblems {

    private static final String RETENTION = "retention.ms";
    private static final String RETENTION_BYTES = "retention.bytes";

    private RunProblems() {}

    /**
     * Records that expired, if any did.
     *
     * @param perhaps how many may have, by topic
     * @param topics what Kafka says of these topics, by name
     * @param oldest by topic, the oldest timestamp that a feed gave to a record, in milliseconds since 1970
     */
    static List<RunProblem> expired(
            SinkReport sink, Map<String, Long> perhaps, Map<String, LiveTopic> topics, Map<String, Long> oldest) {
        if (sink.expired() == 0) {
            return List.of();
        }
        return perhaps.keySet().stream()
                .map(topic -> expired(
                        gone(sink, perhaps, topic),
                        Optional.ofNullable(topics.get(topic)),
                        Optional.ofNullable(oldest.get(topic))))
                .toList();
    }

    /** Of one topic alone and a sink that counts it is known how many were not read. */
    private static String gone(SinkReport sink, Map<String, Long> perhaps, String topic) {
        boolean isExact = sink.deliveredBy() == DeliveredBy.COUNTED && perhaps.size() == 1;
        return String.format(
                Locale.ROOT,
                isExact
                        ? "%,d of the records of topic %s went before the sink had read them"
                        : "Up to %,d of the records of topic %s went before the sink had read them",
                isExact ? sink.expired() : perhaps.getOrDefault(topic, 0L),
                topic);
    }

    /** @param gone what has happened, as the first half of a sentence */
    private static RunProblem expired(String gone, Optional<LiveTopic> topic, Optional<Long> oldest) {
        Optional<Long> retention = setting(topic, RETENTION).map(Long::valueOf).filter(millis -> millis >= 0);
        boolean goesByTheirOwnTime =
                !setting(topic, TopicSpec.TIMESTAMP_TYPE).equals(Optional.of(TopicSpec.LOG_APPEND_TIME));
        boolean areTooOld = goesByTheirOwnTime
                && oldest.flatMap(time -> retention.map(most -> time < System.currentTimeMillis() - most))
                        .orElse(false);
        return areTooOld
                ? new RunProblem(
                        FindingCode.RECORDS_EXPIRED,
                        gone + ": the feed gives them timestamps back to " + Instant.ofEpochMilli(oldest.orElseThrow())
                                + ", and the topic keeps records for " + inWords(retention.orElseThrow()) + ".",
                        "Set message.timestamp.type: LogAppendTime in the topic's config in recipe.yaml, or retention.ms: -1"
                                + " where the Cypher needs the records' own timestamps; then k2g apply, and replay again.")
                : new RunProblem(
                        FindingCode.RECORDS_EXPIRED,
                        gone + ": somebody deleted them, or the topic keeps too little (" + RETENTION + " is "
                                + setting(topic, RETENTION).orElse("not known") + ", " + RETENTION_BYTES + " is "
                                + setting(topic, RETENTION_BYTES).orElse("not known") + ").",
                        "Let the topic keep more, in its config in recipe.yaml; then k2g apply, and replay again.");
    }

    private static Optional<String> setting(Optional<LiveTopic> topic, String key) {
        return topic.flatMap(there -> there.effective(key));
    }

    private static String inWords(long millis) {
        Duration time = Duration.ofMillis(millis);
        String rounded = time.toDays() > 0
                ? time.toDays() + " days"
                : time.toHours() > 0 ? time.toHours() + " hours" : time.toSeconds() + " seconds";
        return rounded + " (" + RETENTION + " is " + millis + ")";
    }

    /**
     * Whether nothing but dead letters came of the records.
     *
     * @param given how many records the sinks were given
     */
    static boolean hasOnlyDeadLetters(long given, SinkReport sink) {
        return given > 0 && sink.deadLettered() > 0 && sink.delivered() <= 0 && sink.lag() == 0;
    }

    /**
     * @param topic the dead letter topic, or one of them
     * @param reasons why, as far as the dead letters can still be read
     */
    static RunProblem deadLetters(SinkReport sink, String topic, List<DeadLetterReason> reasons) {
        return new RunProblem(
                FindingCode.ALL_DEAD_LETTERED,
                String.format(
                        Locale.ROOT,
                        "Nothing was delivered: %s in topic %s.%s",
                        sink.deadLettered() == 1
                                ? "the only record became a dead letter"
                                : String.format(Locale.ROOT, "%,d records became dead letters", sink.deadLettered()),
                        topic,
                        reasons.stream()
                                .findFirst()
                                .map(reason -> " Why (" + reason.first() + "): " + reason.reason())
                                .orElse("")),
                "Mend that, and replay again with k2g up --again. What each failed of: k2g peek " + topic + ".");
    }
}
