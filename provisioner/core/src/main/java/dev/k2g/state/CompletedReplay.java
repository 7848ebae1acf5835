package dev.k2g.state;

import dev.k2g.replay.ReplayIdentity;
import dev.k2g.replay.ReplaySummary;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A replay that came to the end of its recording, with every record acknowledged. Its counts are {@link ReplaySummary}'s.
 *
 * @param what what was replayed into what
 * @param feed the feed's name
 * @param lines lines that were not blank
 * @param rejectedLines of these, the rejected ones
 * @param mapped records that were made of them
 * @param rejected of these, the rejected ones
 * @param sent of these, the ones that the broker acknowledged
 * @param at when it ended, as ISO 8601 has it
 */
public record CompletedReplay(
        ReplayIdentity what,
        String feed,
        long lines,
        long rejectedLines,
        long mapped,
        long rejected,
        long sent,
        String at) {

    /** One that has ended now. */
    public static CompletedReplay now(ReplayIdentity what, String feed, ReplaySummary summary) {
        return new CompletedReplay(
                what,
                feed,
                summary.lines() - summary.blank(),
                summary.rejectedLines(),
                summary.mapped(),
                summary.rejected(),
                summary.sent(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
