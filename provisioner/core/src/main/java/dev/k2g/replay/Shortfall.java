package dev.k2g.replay;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.replay.ReplaySummary.EndedBy;
import dev.k2g.replay.ReplaySummary.Reason;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a replay that came to its end is a failure all the same.
 *
 * @param code {@link FindingCode#NOTHING_SENT} or {@link FindingCode#TOO_MANY_REJECTS}
 * @param problem what was wrong, as a sentence
 * @param remedy what to do, as a sentence
 */
public record Shortfall(FindingCode code, String problem, String remedy) {

    /**
     * What is wrong with this replay; nothing with one that was stopped.
     *
     * @param feed the feed's name
     * @param allowed how much it may reject; to reject all is never right
     */
    public static Optional<Shortfall> of(String feed, ReplaySummary summary, MaxRejects allowed) {
        if (summary.endedBy() == EndedBy.STOPPED) {
            return Optional.empty();
        }
        if (summary.sent() == 0) {
            return Optional.of(found(
                    FindingCode.NOTHING_SENT,
                    "The replay of feed " + feed + " has sent nothing: " + whyNothing(summary) + mostly(summary)
                            + "."));
        }
        return tooMany(
                feed,
                summary.rejectedLines(),
                summary.lines() - summary.blank(),
                summary.rejected(),
                summary.mapped(),
                allowed);
    }

    /**
     * The same by the numbers alone.
     *
     * @param feed the feed's name
     * @param rejectedLines how many of the lines were rejected
     * @param lines how many lines there were, without blank ones
     * @param rejected how many of the records were rejected
     * @param mapped how many records there were
     * @param allowed how much it may reject
     */
    public static Optional<Shortfall> tooMany(
            String feed, long rejectedLines, long lines, long rejected, long mapped, MaxRejects allowed) {
        if (!allowed.isExceededBy(rejectedLines, lines, rejected, mapped)) {
            return Optional.empty();
        }
        return Optional.of(found(
                FindingCode.TOO_MANY_REJECTS,
                String.format(
                        Locale.ROOT,
                        "The replay of feed %s has rejected %,d of %s and %,d of %s; --max-rejects is %s.",
                        feed,
                        rejectedLines,
                        counted(lines, "line"),
                        rejected,
                        counted(mapped, "record"),
                        allowed)));
    }

    /** The same, to be thrown. */
    public FailedException asException() {
        return new FailedException(code, problem, remedy);
    }

    private static Shortfall found(FindingCode code, String problem) {
        return new Shortfall(code, problem, code.remedy());
    }

    private static String whyNothing(ReplaySummary summary) {
        long lines = summary.rejectedLines();
        long records = summary.rejected();
        if (lines + summary.messages() == 0) {
            return "no message came";
        }
        if (lines + records == 0) {
            return "no record was made of " + counted(summary.messages(), "message");
        }
        return "all was rejected, "
                + Stream.of(counted(records, "record"), counted(lines, "line"))
                        .filter(each -> !each.startsWith("0 "))
                        .collect(Collectors.joining(" and "));
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static String mostly(ReplaySummary summary) {
        return summary.reasons().stream()
                .findFirst()
                .map(Reason::text)
                .map(text -> "; most often: " + text)
                .orElse("");
    }
}
