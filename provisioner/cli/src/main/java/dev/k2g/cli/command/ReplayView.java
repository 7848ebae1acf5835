package dev.k2g.cli.command;

import dev.k2g.cli.render.Printable;
import dev.k2g.cli.session.Interruption;
import dev.k2g.cli.session.Session;
import dev.k2g.deadline.Deadline;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayListener.ReplayProgress;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.replay.ReplaySummary.Reason;
import dev.k2g.replay.Shortfall;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows how a replay goes: a bar on a terminal, a line now and then elsewhere. Ctrl-C ends the replay in order. */
class ReplayView implements ReplayListener {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    /** The first reasons; the rejects file has all. */
    private static final int REASONS_SHOWN = 5;

    private final Session session;
    private final String feed;
    private final Interruption.Scope stop;
    private final Optional<ProgressBar> bar;
    private Deadline nextLine = Deadline.in(BETWEEN_LINES);

    ReplayView(Session session, String feed, Replay replay) {
        this.session = session;
        this.feed = feed;
        this.stop = session.interruption().stoppedBy(replay::stop);
        this.bar = session.console().errIsTerminal() ? Optional.of(bar()) : Optional.empty();
    }

    @Override
    public void progress(ReplayProgress now) {
        if (bar.isPresent()) {
            now.size().ifPresent(bar.get()::maxHint);
            bar.get().stepTo(now.bytes());
            bar.get().setExtraMessage(" " + now.sent() + " records sent");
        } else if (nextLine.hasPassed()) {
            nextLine = Deadline.in(BETWEEN_LINES);
            session.progress("Replaying " + feed + ": " + now.lines() + " lines read, " + now.sent() + " records sent");
        }
    }

    @Override
    public void reconnecting(String why, long reconnects) {
        session.progress("Connecting to the stream again: " + why);
    }

    @Override
    public void ended(ReplaySummary summary) {
        bar.ifPresent(ProgressBar::close);
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

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("Replaying " + feed)
                .setUnit(" kB", 1024)
                .setInitialMax(-1)
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .setStyle(
                        session.console().colourOnErr()
                                ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                                : ProgressBarStyle.UNICODE_BLOCK)
                // with a width of our own: to find it out, the library would take over Ctrl-C
                .setConsumer(new ConsoleProgressBarConsumer(
                        session.console().err(), session.console().columns() - 1))
                .clearDisplayOnFinish()
                .build();
    }
}
