package dev.k2g.pipeline;

import dev.k2g.replay.ReplaySummary;

import java.util.Collection;

/**
 * What became of the lines of one or several feeds, and of the records that they were mapped to.
 *
 * @param lines lines read
 * @param blank blank lines
 * @param rejectedLines lines that are no message, or that the mapping fails on
 * @param messages lines that are messages
 * @param mapped records that the messages were mapped to
 * @param rejected records that lack what the feed requires, or that Kafka cannot take
 * @param sent records that the broker has acknowledged
 */
public record ReplayCounts(
        long lines, long blank, long rejectedLines, long messages, long mapped, long rejected, long sent) {

    /** The sums of several replays. */
    public static ReplayCounts of(Collection<ReplaySummary> summaries) {
        return summaries.stream()
                .map(s -> new ReplayCounts(
                        s.lines(), s.blank(), s.rejectedLines(), s.messages(), s.mapped(), s.rejected(), s.sent()))
                .reduce(new ReplayCounts(0, 0, 0, 0, 0, 0, 0), ReplayCounts::plus);
    }

    private ReplayCounts plus(ReplayCounts other) {
        return new ReplayCounts(
                lines + other.lines,
                blank + other.blank,
                rejectedLines + other.rejectedLines,
                messages + other.messages,
                mapped + other.mapped,
                rejected + other.rejected,
                sent + other.sent);
    }
}
