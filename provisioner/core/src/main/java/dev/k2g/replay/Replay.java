package dev.k2g.replay;

import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.common.config.TopicConfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Feeds the messages of a source through a feed's mapping into its topic. */
public final class Replay {

    /** What a topic takes that does not say otherwise: the default of Kafka's {@code message.max.bytes}. */
    private static final int DEFAULT_LARGEST_RECORD = 1_048_588;

    private final KafkaEndpoint endpoint;
    private final Optional<Kafka> client;
    private final TopicSpec topic;
    private final Mapping mapping;
    private final CountDownLatch stop = new CountDownLatch(1);

    private Replay(KafkaEndpoint endpoint, Optional<Kafka> client, TopicSpec topic, Mapping mapping) {
        this.endpoint = endpoint;
        this.client = client;
        this.topic = topic;
        this.mapping = mapping;
    }

    /**
     * A replay into this topic. Nothing is contacted yet.
     *
     * @throws InvalidInputException when the feed's mapping is no jq program
     */
    public static Replay of(KafkaEndpoint endpoint, TopicSpec topic, FeedSpec feed) {
        return new Replay(endpoint, Optional.empty(), topic, Mapping.compile(feed, topic));
    }

    /**
     * As {@link #of}, asking this client of the same cluster about the topic instead of opening one.
     *
     * @throws InvalidInputException when the feed's mapping is no jq program
     */
    public static Replay using(Kafka client, KafkaEndpoint endpoint, TopicSpec topic, FeedSpec feed) {
        return new Replay(endpoint, Optional.of(client), topic, Mapping.compile(feed, topic));
    }

    /**
     * Reads the source to its end, or to the bounds that the options set, and returns when the broker has acknowledged
     * every record. A message's records are sent together or not at all; when the replay is stopped, or its thread
     * interrupted, the message at hand is finished, and what was sent is still waited for as long as the broker
     * acknowledges anything.
     *
     * @return what became of every line and record
     * @throws FailedException when the topic is not there, the source breaks off, or the broker refuses a record; the
     *     message tells the sums up to there, and the listener gets the summary first
     * @throws UnreachableException when the broker does not answer, told in the same way
     * @throws InvalidInputException when the source cannot be read at all, or the mapping calls what does not exist
     */
    public ReplaySummary run(MessageSource source, ReplayOptions options, ReplayListener listener) {
        if (source instanceof RecordedFile recording) {
            options.rejects().ifPresent(recording::mustNotBe);
        }
        LiveTopic live = live();
        ReplayCounters counters = new ReplayCounters();
        try (Rejects rejects = new Rejects(options.rejects());
                RecordSender sender = new RecordSender(
                        endpoint,
                        topic.name(),
                        largestRecord(live),
                        TimestampRange.of(live),
                        client.map(Kafka::patience).orElse(Patience.USUAL),
                        rejects,
                        counters,
                        new Acknowledgements(stop))) {
            return new ReplayRun(source, options, listener, mapping, stop, sender, rejects, counters).run(listener);
        }
    }

    /** Ends the run in order, and every later one at once. Any thread may call this, any number of times. */
    public void stop() {
        stop.countDown();
    }

    /** What the producer of a replay into a topic with Kafka's defaults is configured with, secrets included. */
    public static Map<String, Object> producerProperties(KafkaEndpoint endpoint) {
        return RecordSender.properties(endpoint, DEFAULT_LARGEST_RECORD);
    }

    private LiveTopic live() {
        if (client.isPresent()) {
            return live(client.get());
        }
        try (Kafka kafka = Kafka.connect(endpoint)) {
            return live(kafka);
        }
    }

    private LiveTopic live(Kafka kafka) {
        return Optional.ofNullable(
                        kafka.topics().describe(List.of(topic.name())).get(topic.name()))
                .orElseThrow(() -> new FailedException(
                        "Topic " + topic.name() + " is not there, and no topic is created by writing to it.",
                        "Create it with k2g apply."));
    }

    private static int largestRecord(LiveTopic live) {
        return live.effective(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .map(Integer::valueOf)
                .orElse(DEFAULT_LARGEST_RECORD);
    }
}
