package dev.k2g.cli.command;

import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.ReplaySummary;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What became of a replay, as {@code -o json} prints it.
 *
 * @param feed the feed's name
 * @param lines lines read
 * @param blank blank lines
 * @param rejectedLines lines that no record can be made of
 * @param messages lines that were mapped
 * @param mapped records that the messages became
 * @param rejected records that must not or cannot be sent
 * @param sent records that the broker acknowledged
 * @param endedBy why it ended, in lower case
 * @param seconds how long it took
 * @param rejects the file of what was rejected, or null when there is none
 */
record ReplayDocument(
        String feed,
        long lines,
        long blank,
        long rejectedLines,
        long messages,
        long mapped,
        long rejected,
        long sent,
        String endedBy,
        double seconds,
        @Nullable String rejects) {

    static ReplayDocument of(FeedSpec feed, ReplaySummary summary) {
        return new ReplayDocument(
                feed.name(),
                summary.lines(),
                summary.blank(),
                summary.rejectedLines(),
                summary.messages(),
                summary.mapped(),
                summary.rejected(),
                summary.sent(),
                summary.endedBy().name().toLowerCase(Locale.ROOT),
                summary.took().toMillis() / 1000.0,
                summary.rejects().map(Object::toString).orElse(null));
    }
}
