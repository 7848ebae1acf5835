package dev.k2g.replay;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.PeekedRecord;
import dev.k2g.kafka.RecordReader;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.ReplayListener.ReplayProgress;
import dev.k2g.sinkmodel.DataFormat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Topics and feeds of a test's own on a real broker. */
final class ReplayFixture {

    /** The mapping of the RSVP recipe. */
    static final String RSVPS = ".member.member_id as $member_id | .event.time as $time | .group.group_topics[]"
            + " | {member_id: $member_id, time: $time, group_topic_name: .topic_name}";

    private final KafkaEndpoint endpoint;

    ReplayFixture(KafkaEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Makes a topic whose records have text keys. */
    TopicSpec topic(String name, int partitions, Map<String, String> config) {
        TopicSpec topic = spec(name, partitions, config);
        try (Kafka kafka = Kafka.connect(endpoint)) {
            kafka.topics().create(topic);
        }
        return topic;
    }

    static TopicSpec spec(String name, int partitions, Map<String, String> config) {
        return new TopicSpec(name, name, OptionalInt.of(partitions), config, DataFormat.STRING, DataFormat.JSON);
    }

    static FeedSpec feed(TopicSpec topic, String program, String... require) {
        return new FeedSpec(
                "feed",
                Optional.empty(),
                Optional.empty(),
                topic.logicalName(),
                new SourceText(program, Optional.empty()),
                List.of(require));
    }

    Replay replay(TopicSpec topic, String program, String... require) {
        return Replay.of(endpoint, topic, feed(topic, program, require));
    }

    List<PeekedRecord> records(TopicSpec topic) {
        return new RecordReader(endpoint).read(topic.name(), 1_000_000);
    }

    List<String> values(TopicSpec topic) {
        return records(topic).stream()
                .map(peeked -> peeked.valueText().orElse("tombstone"))
                .toList();
    }

    /** Hears everything. */
    static final class Told implements ReplayListener {
        final List<ReplayProgress> progress = new ArrayList<>();
        final List<String> breaks = new ArrayList<>();
        final List<ReplaySummary> summaries = new ArrayList<>();

        @Override
        public synchronized void progress(ReplayProgress now) {
            progress.add(now);
        }

        @Override
        public void reconnecting(String why, long reconnects) {
            breaks.add(why);
        }

        @Override
        public void ended(ReplaySummary summary) {
            summaries.add(summary);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
