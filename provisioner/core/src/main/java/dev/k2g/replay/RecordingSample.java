package dev.k2g.replay;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.ReplaySummary.Reason;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a feed would reject of the first messages of its recording: a thousand, or 8 MiB of them. What lacks a field that the
 * feed requires is rejected on purpose, and not counted.
 *
 * @param messages how many were read, lines that are no message among them
 * @param rejected of how many something would be rejected
 * @param reasons why, the most frequent reason first
 */
public record RecordingSample(int messages, long rejected, List<Reason> reasons) {

    private static final int MOST_MESSAGES = 1_000;

    /** Copies the list. */
    public RecordingSample {
        reasons = List.copyOf(reasons);
    }

    /**
     * Maps them as a replay does, without sending anything.
     *
     * @throws InvalidInputException when the recording cannot be read, or the mapping is no jq program
     */
    public static RecordingSample of(FeedSpec feed, TopicSpec topic, Path recording) {
        Mapping mapping = Mapping.compile(feed, topic);
        List<Line> lines = RecordedFile.at(recording).firstLines(MOST_MESSAGES);
        Map<String, Reason> reasons = new LinkedHashMap<>();
        long rejected = 0;
        for (Line line : lines) {
            List<String> why = rejections(MappedMessage.of(mapping, line)).toList();
            why.forEach(reason -> reasons.merge(
                    reason,
                    new Reason(reason, 1, line.number()),
                    (sofar, one) -> new Reason(reason, sofar.count() + 1, sofar.firstLine())));
            rejected += why.isEmpty() ? 0 : 1;
        }
        return new RecordingSample(
                lines.size(),
                rejected,
                reasons.values().stream()
                        .sorted(Collections.reverseOrder(Comparator.comparingLong(Reason::count)))
                        .toList());
    }

    private static Stream<String> rejections(MappedMessage message) {
        return message.rejection()
                .map(Stream::of)
                .orElseGet(() -> message.records().stream()
                        .flatMap(record -> record.rejection().stream())
                        .filter(reason -> !reason.startsWith(RecordFormat.LACKS_REQUIRED))
                        .distinct());
    }
}
