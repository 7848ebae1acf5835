package dev.k2g.replay;

import org.apache.kafka.common.TopicPartition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of every line and every record of a replay. The sums add up: {@code lines = messages + blank +
 * rejectedLines} and {@code mapped = sent + rejected + failed}.
 *
 * @param lines lines read
 * @param blank of these, the ones with nothing on them
 * @param rejectedLines of these, the ones that no record can be made of
 * @param messages of these, the ones that were mapped, to any number of records
 * @param mapped records that the messages became
 * @param rejected of these, the ones that must not or cannot be sent
 * @param sent of these, the ones that the broker acknowledged
 * @param failed of these, the ones without an acknowledgement when the replay failed; the broker may have some of them.
 *     Zero unless a failure was thrown
 * @param reconnects how often a stream was connected to again
 * @param took from the first byte wanted to the last acknowledgement
 * @param endedBy why it ended
 * @param written for each partition, the first and last offset that the broker acknowledged
 * @param rejects the rejects file, when something was written to it
 * @param reasons why lines and records were rejected, the most frequent reason first
 * @param oldestTimestamp the oldest of the timestamps that the mapping gave to records that were sent, in milliseconds
 *     since 1970; empty when it gave none
 */
public record ReplaySummary(
        long lines,
        long blank,
        long rejectedLines,
        long messages,
        long mapped,
        long rejected,
        long sent,
        long failed,
        long reconnects,
        Duration took,
        EndedBy endedBy,
        Map<TopicPartition, OffsetRange> written,
        Optional<Path> rejects,
        List<Reason> reasons,
        OptionalLong oldestTimestamp) {

    /**
     * Copies the collections and checks the sums.
     *
     * @throws IllegalArgumentException when they do not add up
     */
    public ReplaySummary {
        written = Map.copyOf(written);
        reasons = List.copyOf(reasons);
        if (lines != messages + blank + rejectedLines || mapped != sent + rejected + failed) {
            throw new IllegalArgumentException("The sums of a replay do not add up: lines " + lines + ", messages "
                    + messages + ", blank " + blank + ", rejected lines " + rejectedLines + "; mapped " + mapped
                    + ", sent " + sent + ", rejected " + rejected + ", failed " + failed);
        }
    }

    private static String quantity(long number, String singular) {
        return number + " " + singular + (number == 1 ? "" : "s");
    }

    /** The sums in a sentence, for messages. */
    public String sums() {
        return quantity(lines, "line") + " = " + quantity(messages, "message") + " + " + blank + " blank + "
                + rejectedLines
                + " rejected; " + quantity(mapped, "record") + " = " + sent + " sent + " + rejected + " rejected"
                + (failed == 0 ? "" : " + " + failed + " not acknowledged") + ".";
    }

    /**
     * Why lines or records were rejected.
     *
     * @param text the reason of the first of them; that of others may differ in data
     * @param count how many
     * @param firstLine the number of the first line, from 1
     */
    public record Reason(String text, long count, long firstLine) {}

    /**
     * The records that a replay wrote to one partition. Others may have written in between.
     *
     * @param first the offset of the first of them
     * @param last the offset of the last of them
     */
    public record OffsetRange(long first, long last) {}

    /** Why a replay ended. */
    public enum EndedBy {
        /** The recording or the input came to its end. */
        END,
        /** As many messages as asked for. */
        LIMIT,
        /** As long as asked for. */
        TIME,
        /** It was told to stop, or its thread was interrupted. */
        STOPPED,
        /** Something failed; the replay threw it. */
        FAILURE
    }
}
