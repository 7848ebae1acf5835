package dev.k2g.validate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.MappedMessage;
import dev.k2g.replay.MappedMessage.Content;
import dev.k2g.yaml.Nearest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of a topic's records, as its feeds make them of the first messages of their recordings.
 *
 * @param values the values that are JSON
 * @param tombstones whether there are records without a value
 * @param complete whether each feed of the topic has a recording that could be mapped; else there may be other records
 */
record RecordedValues(List<JsonNode> values, boolean tombstones, boolean complete) {

    /** A typing mistake shows in the first of them; a recording may have millions. */
    private static final int MOST_MESSAGES = 1_000;

    private static final JsonMapper JSON = new JsonMapper();

    static RecordedValues of(Recipe recipe, TopicSpec topic) {
        List<FeedSpec> feeds = recipe.feeds().values().stream()
                .filter(feed -> feed.to().equals(topic.logicalName()))
                .toList();
        List<Content> records = new ArrayList<>();
        boolean isComplete = !feeds.isEmpty();
        for (FeedSpec feed : feeds) {
            List<Content> ofFeed = records(feed, topic);
            records.addAll(ofFeed);
            isComplete &= !ofFeed.isEmpty();
        }
        List<JsonNode> values = records.stream()
                .flatMap(record -> record.value().flatMap(RecordedValues::json).stream())
                .toList();
        return new RecordedValues(
                values, records.stream().anyMatch(record -> record.value().isEmpty()), isComplete && !values.isEmpty());
    }

    /** None where the recording or the mapping is wrong: that is a finding of its own. */
    private static List<Content> records(FeedSpec feed, TopicSpec topic) {
        if (feed.recording().isEmpty()) {
            return List.of();
        }
        try {
            return MappedMessage.firstOf(feed, topic, feed.recording().get(), MOST_MESSAGES).stream()
                    .flatMap(message -> message.records().stream())
                    .toList();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private static Optional<JsonNode> json(String value) {
        try {
            return Optional.of(JSON.readTree(value));
        } catch (JacksonException e) {
            return Optional.empty(); // a text as it is
        }
    }

    /** Whether every record that is known has this field, not null. */
    boolean allHave(List<String> field) {
        return values.stream().allMatch(value -> has(value, field));
    }

    /** Whether records are known, and none of them has this field. */
    boolean noneHas(List<String> field) {
        return complete && values.stream().noneMatch(value -> has(value, field));
    }

    private static boolean has(JsonNode value, List<String> field) {
        JsonNode there = inside(value, field);
        return !there.isMissingNode() && !there.isNull();
    }

    private static JsonNode inside(JsonNode value, List<String> field) {
        JsonNode there = value;
        for (String name : field) {
            there = there.path(name);
        }
        return there;
    }

    /** The field that was probably meant by one that no record has: one name of it differs a little. */
    Optional<List<String>> nearest(List<String> field) {
        for (int i = 0; i < field.size(); i++) {
            List<String> parent = field.subList(0, i);
            if (noneHas(field.subList(0, i + 1))) {
                String wrong = field.get(i);
                List<String> rest = field.subList(i + 1, field.size());
                return Nearest.to(wrong, names(parent)).map(near -> {
                    List<String> meant = new ArrayList<>(parent);
                    meant.add(near);
                    meant.addAll(rest);
                    return meant;
                });
            }
        }
        return Optional.empty();
    }

    /** The names of the fields that records have inside this one. */
    Set<String> names(List<String> parent) {
        Set<String> names = new TreeSet<>();
        values.forEach(value -> inside(value, parent).fieldNames().forEachRemaining(names::add));
        return names;
    }
}
