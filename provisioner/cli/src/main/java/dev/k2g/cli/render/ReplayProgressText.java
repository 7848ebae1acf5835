package dev.k2g.cli.render;

import dev.k2g.replay.ReplayListener.ReplayProgress;
import dev.k2g.replay.ReplayOptions;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How far a replay is, in one line: what is known of it, and no more. */
public final class ReplayProgressText {

    private ReplayProgressText() {}

    /**
     * The line. What would not fit is left out, from the end.
     *
     * @param options what bounds the replay: of that, the part that is done is known
     * @param width how many characters fit
     */
    public static String of(String feed, ReplayProgress now, ReplayOptions options, int width) {
        StringBuilder line = new StringBuilder("Replaying " + feed);
        String separator = ": ";
        for (String part : List.of(read(now, options), sent(now), elapsed(now, options), rejected(now))) {
            if (!part.isEmpty() && line.length() + separator.length() + part.length() <= width) {
                line.append(separator).append(part);
                separator = ", ";
            }
        }
        return line.toString();
    }

    private static String read(ReplayProgress now, ReplayOptions options) {
        if (options.limit().isPresent()) {
            return number(now.messages()) + " of " + number(options.limit().getAsLong()) + " messages";
        }
        if (now.size().isPresent() && now.size().getAsLong() > 0) {
            return Math.min(100, now.bytes() * 100 / now.size().getAsLong()) + " %";
        }
        return number(now.lines()) + (now.lines() == 1 ? " line" : " lines");
    }

    private static String sent(ReplayProgress now) {
        return number(now.sent()) + (now.sent() == 1 ? " record sent" : " records sent");
    }

    private static String elapsed(ReplayProgress now, ReplayOptions options) {
        return clock(now.elapsed())
                + options.atMost().map(all -> " of " + clock(all)).orElse("");
    }

    private static String rejected(ReplayProgress now) {
        return now.rejected() == 0 ? "" : number(now.rejected()) + " rejected";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String clock(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
