package dev.k2g.cli.command;

import dev.k2g.cli.render.Printable;
import dev.k2g.cli.render.ReplayProgressText;
import dev.k2g.cli.session.Interruption;
import dev.k2g.cli.session.ProgressLine;
import dev.k2g.cli.session.Session;
import dev.k2g.deadline.Deadline;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayListener.ReplayProgress;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.replay.ReplaySummary.Reason;
import dev.k2g.replay.Shortfall;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows how a replay goes: a line that changes on a terminal, one now and then elsewhere. Ctrl-C ends the replay in order. */
class ReplayView implements ReplayListener {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    /** The first reasons; the rejects file has all. */
    private static final int REASONS_SHOWN = 5;

    private final Session session;
    private final String feed;
    private final Interruption.Scope stop;
    private final ReplayOptions options;
    private Deadline nextLine = Deadline.in(BETWEEN_LINES);

    /** @param options what bounds the replay */
    ReplayView(Session session, String feed, Replay replay, ReplayOptions options) {
        this.session = session;
        this.options = options;
        this.feed = feed;
        this.stop = session.interruption().stoppedBy(replay::stop);
    }

    @Override
    public void progress(ReplayProgress now) {
        ProgressLine line = session.progressLine();
        if (line.isSeen()) {
            line.show(ReplayProgressText.of(feed, now, options, line.width()));
        } else if (nextLine.hasPassed()) {
            nextLine = Deadline.in(BETWEEN_LINES);
            session.progress(ReplayProgressText.of(feed, now, options, Integer.MAX_VALUE));
        }
    }

    @Override
    public void reconnecting(String why, long reconnects) {
        session.progress("Connecting to the stream again: " + why);
    }

    @Override
    public void ended(ReplaySummary summary) {
        session.progressLine().clear();
        stop.close();
    }

    /** The sums of a replay, why what was rejected was rejected, and where it is kept. */
    static String text(ReplaySummary summary) {
        return summary.sums()
                + reasons(summary.reasons())
                + summary.rejects()
                        .map(file -> "\nWhat was rejected, and why, is in " + file + ".")
                        .orElse("");
    }

    /** What is wrong with a replay that came to its end. */
    static void tell(Session session, Shortfall shortfall) {
        session.progress(shortfall.problem() + " [" + shortfall.code() + "]\n  " + shortfall.remedy());
    }

    private static String reasons(List<Reason> reasons) {
        String told = reasons.stream()
                .limit(REASONS_SHOWN)
                .map(reason -> String.format(
                        Locale.ROOT,
                        "\n%,9d × %s%s",
                        reason.count(),
                        Printable.of(reason.text()),
                        reason.count() > 1 ? ", first in line " + reason.firstLine() : ""))
                .collect(Collectors.joining());
        long others =
                reasons.stream().skip(REASONS_SHOWN).mapToLong(Reason::count).sum();
        return told + (others == 0 ? "" : String.format(Locale.ROOT, "\n%,9d × other reasons", others));
    }
}
