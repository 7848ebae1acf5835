package dev.k2g.cli.render;

import dev.k2g.bench.BenchReport;
import dev.k2g.bench.Ratio;
import dev.k2g.bench.Timing;

import java.util.Collections;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a bench found, for people. */
public final class BenchText {

    private BenchText() {}

    /** A line for each measurement, the memory, and how busy the machine was. */
    public static String of(BenchReport report) {
        Formatter text = new Formatter(Locale.ROOT);
        for (Ratio ratio : report.ratios()) {
            text.format("%-11s %5.2f  %s%s%n", ratio.name(), ratio.median(), asked(ratio), ratio.what());
            String k2g = figure(Ratio.median(ratio.k2g()));
            text.format("%-20s%s against %s %s%n", "", k2g, figure(Ratio.median(ratio.plain())), ratio.unit());
        }
        for (Timing timing : report.timings()) {
            String asked = timing.asked() + (timing.holds() ? "" : ", missed");
            text.format("%-11s %5.2f s (asked %s)  %s%n", timing.name(), timing.median(), asked, timing.what());
            List<Double> seconds = timing.seconds();
            text.format("%-20sbest %.2f s of %d%n", "", Collections.min(seconds), seconds.size());
        }
        Optional.ofNullable(report.servers().get("sink")).ifPresent(sink -> text.format("%-11s %s%n", "sink", sink));
        if (!report.pssMebibytes().isEmpty()) {
            String servers = report.pssMebibytes().entrySet().stream()
                    .map(server -> server.getKey() + " " + server.getValue())
                    .collect(Collectors.joining(", "));
            text.format("%-11s %5d MiB PSS: %s%n", "memory", report.pssTotal(), servers);
        }
        if (report.load() >= 0) {
            text.format("%-11s %5.2f at the beginning, %d cores%n", "load", report.load(), report.cores());
        }
        return text.toString();
    }

    private static String asked(Ratio ratio) {
        return ratio.asked().isEmpty() ? "" : "(asked " + ratio.asked() + (ratio.holds() ? "" : ", missed") + ")  ";
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
