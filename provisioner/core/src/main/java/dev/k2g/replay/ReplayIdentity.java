package dev.k2g.replay;

import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.TopicSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What tells one replay from another: the same recording through the same mapping makes the same records, and puts them
 * into the same topic once more.
 *
 * @param recording a hash of the recording's bytes
 * @param mapping a hash of the mapping, of what the feed requires, and of the topic's formats
 * @param topic Kafka's own id of the topic: one that was made anew is another
 */
public record ReplayIdentity(String recording, String mapping, String topic) {

    /**
     * That of a replay from this source; empty for a stream and for standard input, which are never the same again.
     *
     * @param topicId Kafka's own id of the topic
     * @throws dev.k2g.failure.InvalidInputException when the recording cannot be read
     */
    public static Optional<ReplayIdentity> of(MessageSource source, FeedSpec feed, TopicSpec topic, String topicId) {
        List<String> decisive = new ArrayList<>();
        decisive.add(feed.map().text());
        decisive.add(topic.key().name());
        decisive.add(topic.value().name());
        decisive.addAll(feed.require());
        return source.contentHash().map(recording -> new ReplayIdentity(recording, ContentHash.of(decisive), topicId));
    }

    /** A short name for it, of letters and digits. */
    public String key() {
        return ContentHash.of(List.of(recording, mapping, topic)).substring(0, 32);
    }
}
