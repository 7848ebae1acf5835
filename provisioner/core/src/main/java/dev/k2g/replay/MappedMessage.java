package dev.k2g.replay;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.TopicSpec;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a feed makes of one message, without sending it.
 *
 * @param records the records, in the mapping's order
 * @param rejection why the message as a whole would be rejected, if so; there are no records then
 */
public record MappedMessage(List<Content> records, Optional<String> rejection) {

    /** Copies the list. */
    public MappedMessage {
        records = List.copyOf(records);
    }

    /**
     * A record.
     *
     * @param key its key as text, if it has one
     * @param value its value as text; none for a tombstone
     * @param headers its headers, as text
     * @param timestamp milliseconds since 1970, if the mapping says them
     * @param rejection why it would not be sent, if so
     */
    public record Content(
            Optional<String> key,
            Optional<String> value,
            Map<String, Optional<String>> headers,
            OptionalLong timestamp,
            Optional<String> rejection) {}

    /**
     * Maps a message as a replay does.
     *
     * @param message one JSON document, on any number of lines
     * @throws InvalidInputException when the text is no JSON, or the mapping no jq program
     */
    public static MappedMessage of(FeedSpec feed, TopicSpec topic, String message) {
        Mapping mapping = Mapping.compile(feed, topic);
        Line line = new Line(1, message.strip().getBytes(StandardCharsets.UTF_8), false);
        try {
            new MessageParser().parse(line);
        } catch (RejectedLineException e) {
            throw new InvalidInputException(
                    "The message cannot be read: " + e.reason() + ".", "Give one JSON document.", e);
        }
        return of(mapping, line);
    }

    /**
     * Maps the first message of a recording as a replay does. A line that is no message is a rejected one.
     *
     * @return empty when there is no line but blank ones
     * @throws InvalidInputException when the recording cannot be read, or the mapping is no jq program
     */
    public static Optional<MappedMessage> firstOf(FeedSpec feed, TopicSpec topic, Path recording) {
        Mapping mapping = Mapping.compile(feed, topic);
        Optional<Line> first = RecordedFile.at(recording).firstLine();
        return first.map(line -> of(mapping, line));
    }

    /**
     * Maps up to so many first messages of a recording as a replay does. Lines that are no message are rejected ones.
     *
     * @throws InvalidInputException when the recording cannot be read, or the mapping is no jq program
     */
    public static List<MappedMessage> firstOf(FeedSpec feed, TopicSpec topic, Path recording, int most) {
        Mapping mapping = Mapping.compile(feed, topic);
        return RecordedFile.at(recording).firstLines(most).stream()
                .map(line -> of(mapping, line))
                .toList();
    }

    /** What becomes of a line. */
    static MappedMessage of(Mapping mapping, Line line) {
        try {
            List<MappedRecord> records = mapping.records(new MessageParser().parse(line));
            return new MappedMessage(
                    records.stream().map(MappedMessage::content).toList(), Optional.empty());
        } catch (RejectedLineException e) {
            return new MappedMessage(List.of(), Optional.of(e.reason()));
        }
    }

    private static Content content(MappedRecord record) {
        Map<String, Optional<String>> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        Long timestamp = record.timestamp();
        return new Content(
                text(record.key()),
                text(record.value()),
                headers,
                timestamp == null ? OptionalLong.empty() : OptionalLong.of(timestamp),
                Optional.ofNullable(record.rejection()));
    }

    private static Optional<String> text(byte @Nullable [] bytes) {
        return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
