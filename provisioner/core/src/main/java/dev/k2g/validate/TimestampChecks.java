package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicLog;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.MappedMessage;
import dev.k2g.replay.MappedMessage.Content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whether records get timestamps of their own in a topic whose retention goes by them. */
final class TimestampChecks {

    /** An envelope in a jq program: its value, and a timestamp beside it. */
    private static final Pattern VALUE = Pattern.compile("\\bvalue\\b");

    private static final Pattern TIMESTAMP = Pattern.compile("(?<![.\\w])\"?timestamp\"?\\s*[:,}]");

    private static final String RETENTION = "retention.ms";

    private TimestampChecks() {}

    /** @param live the topics that are there, by name; none when that is not known */
    static List<Finding> check(LocatedRecipe recipe, Map<String, LiveTopic> live) {
        return recipe.recipe().feeds().values().stream()
                .flatMap(feed -> check(recipe, feed, live).stream())
                .toList();
    }

    private static Optional<Finding> check(LocatedRecipe recipe, FeedSpec feed, Map<String, LiveTopic> live) {
        TopicSpec topic = recipe.recipe().topicOf(feed);
        if (!forgetsByTime(topic, Optional.ofNullable(live.get(topic.name())))) {
            return Optional.empty();
        }
        List<Content> sample = sample(feed, topic);
        OptionalLong time = sample.stream()
                .map(Content::timestamp)
                .flatMapToLong(OptionalLong::stream)
                .min();
        // the sample tells; without one, the program's text does
        if (time.isEmpty() && (!sample.isEmpty() || !speaksOfTimestamps(feed))) {
            return Optional.empty();
        }
        String example = time.isPresent() ? " (its first record: " + Instant.ofEpochMilli(time.getAsLong()) + ")" : "";
        SourceLocation map = feed.map()
                .file()
                .map(file -> SourceLocation.at(file, 1))
                .orElseGet(() -> recipe.at("feeds", feed.name(), "map"));
        return Optional.of(Finding.of(
                FindingCode.TIMESTAMPS_MAY_EXPIRE,
                map,
                "Feed " + feed.name() + " gives records timestamps of their own" + example + ", and topic "
                        + topic.name()
                        + " forgets by them: what is older than its retention.ms may be gone before the sink has read"
                        + " it."));
    }

    private static boolean speaksOfTimestamps(FeedSpec feed) {
        String program = feed.map().text();
        return VALUE.matcher(program).find() && TIMESTAMP.matcher(program).find();
    }

    /** What cannot be read or mapped is a finding of its own. */
    private static List<Content> sample(FeedSpec feed, TopicSpec topic) {
        try {
            return feed.recording()
                    .flatMap(recording -> MappedMessage.firstOf(feed, topic, recording))
                    .map(MappedMessage::records)
                    .orElse(List.of());
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    /** Kafka forgets after seven days by the records' timestamps, unless it is told otherwise. */
    private static boolean forgetsByTime(TopicSpec topic, Optional<LiveTopic> live) {
        return setting(topic, live, TopicLog.CLEANUP_POLICY).orElse("delete").contains("delete")
                && !setting(topic, live, RETENTION).orElse("").strip().startsWith("-")
                && !setting(topic, live, TopicSpec.TIMESTAMP_TYPE).orElse("").equals(TopicSpec.LOG_APPEND_TIME);
    }

    private static Optional<String> setting(TopicSpec topic, Optional<LiveTopic> live, String key) {
        return Optional.ofNullable(topic.config().get(key)).or(() -> live.flatMap(there -> there.effective(key)));
    }
}
