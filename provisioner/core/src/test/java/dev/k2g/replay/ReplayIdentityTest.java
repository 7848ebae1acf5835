package dev.k2g.replay;

import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayIdentityTest {

    private static final TopicSpec TOPIC = topic("rsvps", DataFormat.JSON);

    private final Path recording;

    ReplayIdentityTest(@TempDir Path directory) throws IOException {
        this.recording = Files.writeString(directory.resolve("a.ndjson"), "{}\n");
    }

    @Test
    void is_the_same_for_the_same_bytes_wherever_they_are_and_whatever_the_feed_is_called() throws IOException {
        Path copy = Files.copy(recording, recording.resolveSibling("b.ndjson"));

        assertThat(of(copy, feed("other", ".", "a"), topic("renamed", DataFormat.JSON), "id"))
                .isEqualTo(of(recording, feed("shop", ".", "a"), TOPIC, "id"));
    }

    @Test
    void is_another_for_each_thing_that_makes_other_records() throws IOException {
        Path other = Files.writeString(recording.resolveSibling("b.ndjson"), "{}\n\n");

        assertThat(Set.of(
                        of(recording, feed("shop", ".", "a", "b"), TOPIC, "id").key(),
                        of(other, feed("shop", ".", "a", "b"), TOPIC, "id").key(),
                        of(recording, feed("shop", ". ", "a", "b"), TOPIC, "id").key(),
                        of(recording, feed("shop", ".", "ab"), TOPIC, "id").key(),
                        of(recording, feed("shop", ".", "a", "b"), topic("rsvps", DataFormat.STRING), "id")
                                .key(),
                        of(recording, feed("shop", ".", "a", "b"), TOPIC, "anew")
                                .key()))
                .hasSize(6);
    }

    @Test
    void is_none_of_what_is_never_the_same_again() {
        FeedSpec feed = feed("shop", ".");

        assertThat(ReplayIdentity.of(
                        MessageSource.standardInput(new ByteArrayInputStream(new byte[0])), feed, TOPIC, "id"))
                .isEmpty();
        assertThat(ReplayIdentity.of(MessageSource.stream(URI.create("http://127.0.0.1:1/")), feed, TOPIC, "id"))
                .isEmpty();
        assertThat(ReplayIdentity.of(MessageSource.file(Path.of("/dev/null")), feed, TOPIC, "id"))
                .isEmpty();
    }

    private static ReplayIdentity of(Path file, FeedSpec feed, TopicSpec topic, String id) {
        return ReplayIdentity.of(MessageSource.file(file), feed, topic, id).orElseThrow();
    }

    private static FeedSpec feed(String name, String map, String... require) {
        SourceText program = new SourceText(map, Optional.empty());
        return new FeedSpec(name, Optional.empty(), Optional.empty(), "rsvps", program, List.of(require));
    }

    private static TopicSpec topic(String name, DataFormat value) {
        return new TopicSpec(name, name, OptionalInt.empty(), Map.of(), DataFormat.NONE, value);
    }
}
