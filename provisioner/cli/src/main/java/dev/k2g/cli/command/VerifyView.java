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
            text.append(bold(result.feature()))
                    .append("  ")
                    .append(shown(result.file()))
                    .append('\n');
        }
        text.append("  ").append(mark(result.status())).append(' ').append(result.name());
        text.append("  ").append(seconds(result.took())).append('\n');
        result.failure().ifPresent(failure -> addFailure(failure, result.notes(), text));
        return text.toString();
    }

    /** The counts, what the scenarios ran on and shared, and where the reports are. */
    String summary(FeatureReport report, Stack stack, ReportFiles files) {
        StringBuilder text = new StringBuilder("\n");
        List<ScenarioResult> failed = report.scenarios().stream()
                .filter(result -> result.status() == Status.FAILED)
                .toList();
        failed.forEach(result -> text.append("Failed: ")
                .append(shown(result.file()) + ":" + result.line())
                .append('\n'));
        text.append(Quantity.of(report.scenarios().size(), "scenario")).append(": ");
        text.append(report.count(Status.PASSED)).append(" passed, ");
        text.append(report.count(Status.FAILED)).append(" failed");
        if (report.count(Status.SKIPPED) > 0) {
            text.append(", ").append(report.count(Status.SKIPPED)).append(" skipped");
        }
        text.append(", in ").append(seconds(report.took())).append(".\n");
        text.append("On ").append(stack.description()).append(".\n");
        int usedAgain = stack.shared().connectorsUsedAgain();
        if (usedAgain > 0) {
            text.append("Scenarios shared connectors: ").append(usedAgain).append(" did not have to be made.\n");
        }
        text.append("Reports: ")
                .append(shown(files.html()))
                .append(", ")
                .append(shown(files.junit()))
                .append('\n');
        return text.toString();
    }

    private void addFailure(StepFailure failure, List<String> notes, StringBuilder text) {
        text.append("      line ").append(failure.line()).append(": ");
        text.append(failure.step()).append('\n');
        failure.message()
                .lines()
                .forEach(line -> text.append("        ").append(line).append('\n'));
        notes.stream()
                .skip(1) // what it ran on: said once, below
                .flatMap(String::lines)
                .forEach(line -> text.append("        (").append(line).append(")\n"));
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
