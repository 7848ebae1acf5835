package dev.k2g.cli.command;

import dev.k2g.cli.render.Quantity;
import dev.k2g.features.stack.Stack;
import dev.k2g.features.verify.FeatureReport;
import dev.k2g.features.verify.FeatureRun.ReportFiles;
import dev.k2g.features.verify.ScenarioResult;
import dev.k2g.features.verify.ScenarioResult.Status;
import dev.k2g.features.verify.ScenarioResult.StepFailure;
import picocli.CommandLine.Help.Ansi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Scenarios as lines, under their features. */
final class VerifyView {

    private final Ansi ansi;
    private final Path directory;
    private Path lastFile = Path.of("");

    /**
     * @param colour whether lines may be coloured
     * @param directory paths are shown from here
     */
    VerifyView(boolean colour, Path directory) {
        this.ansi = Ansi.valueOf(colour);
        this.directory = directory;
    }

    /** The line of a scenario that has ended, its feature's before the first one, and why it failed below. */
    String text(ScenarioResult result) {
        StringBuilder text = new StringBuilder();
        if (!result.file().equals(lastFile)) {
            lastFile = result.file();
            text.append(bold(result.feature()) + "  " + shown(result.file()) + "\n");
        }
        text.append("  " + mark(result.status()) + " " + result.name() + "  " + seconds(result.took()) + "\n");
        result.failure().ifPresent(failure -> addFailure(failure, result.notes(), text));
        return text.toString();
    }

    /** The counts, what the scenarios ran on and shared, and where the reports are. */
    String summary(FeatureReport report, Stack stack, ReportFiles files) {
        StringBuilder text = new StringBuilder("\n");
        report.scenarios().stream()
                .filter(result -> result.status() == Status.FAILED)
                .forEach(failed -> text.append("Failed: " + shown(failed.file()) + ":" + failed.line() + "\n"));
        text.append(
                Quantity.of(report.scenarios().size(), "scenario") + ": " + report.count(Status.PASSED) + " passed, ");
        text.append(report.count(Status.FAILED) + " failed");
        if (report.count(Status.SKIPPED) > 0) {
            text.append(", " + report.count(Status.SKIPPED) + " skipped");
        }
        text.append(", in " + seconds(report.took()) + ".\n");
        text.append("On " + stack.description() + ".\n");
        int usedAgain = stack.shared().connectorsUsedAgain();
        if (usedAgain > 0) {
            text.append("Scenarios shared connectors: " + usedAgain + " did not have to be made.\n");
        }
        return text.append("Reports: " + shown(files.html()) + ", " + shown(files.junit()) + "\n")
                .toString();
    }

    private void addFailure(StepFailure failure, List<String> notes, StringBuilder text) {
        text.append("      line " + failure.line() + ": " + failure.step() + "\n");
        failure.message().lines().forEach(line -> text.append("        " + line + "\n"));
        notes.stream()
                .skip(1) // what it ran on: said once, below
                .flatMap(String::lines)
                .forEach(line -> text.append("        (" + line + ")\n"));
    }

    private String mark(Status status) {
        return switch (status) {
            case PASSED -> ansi.string("@|green ✓|@");
            case FAILED -> ansi.string("@|bold,red ✗|@");
            case SKIPPED -> ansi.string("@|yellow -|@");
        };
    }

    private String bold(String text) {
        return ansi == Ansi.ON ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String shown(Path file) {
        return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
